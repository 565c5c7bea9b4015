import { describe, expect, it } from 'vitest';
import { hashOf, subwordBuckets, subwordsOf } from './subwords.ts';

const all = { minGram: 1, maxGram: 20, buckets: 1000 };

describe('hashOf', () => {
  it('is FNV-1a, over signed bytes beyond ASCII', () => {
    // 'a' as published with FNV; the other two from gensim.models.fasttext_inner's ft_hash_bytes.
    expect(hashOf('')).toBe(2166136261);
    expect(hashOf('a')).toBe(0xe40c292c);
    expect(hashOf('foobar')).toBe(0xbf9cf968);
    expect(hashOf('größe')).toBe(576799898);
    expect(hashOf('日本')).toBe(4164387409);
  });
});

describe('subwordsOf', () => {
  const textsOf = (word: string, minGram: number, maxGram: number): string[] =>
    subwordsOf(word, { minGram, maxGram, buckets: 7 }).map(({ text }) => text);

  it('goes by where an n-gram begins, then by its length, over characters and not bytes', () => {
    expect(textsOf('öl', 2, 3)).toEqual(['<ö', '<öl', 'öl', 'öl>', 'l>']);
    expect(textsOf('日', 1, 6)).toEqual(['<日', '<日>', '日', '日>']);
    expect(textsOf('😀', 1, 1)).toEqual(['😀']);
  });

  it('makes none where there are to be none, and none of an n-gram longer than the word', () => {
    expect(textsOf('word', 0, 0)).toEqual([]);
    expect(textsOf('a', 4, 6)).toEqual([]);
    expect(textsOf('', 2, 6)).toEqual(['<>']);
  });

  it('hashes each n-gram into its bucket', () => {
    for (const word of ['walking', 'größe', '日本語', 'aa aa', '']) {
      const subwords = subwordsOf(word, all);
      expect(subwords.map(({ bucket }) => bucket)).toEqual(subwords.map(({ text }) => hashOf(text) % all.buckets));
      expect(subwordBuckets(word, all)).toEqual(subwords.map(({ bucket }) => bucket));
    }
  });
});
