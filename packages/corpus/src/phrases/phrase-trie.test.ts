import { describe, expect, it } from 'vitest';
import { joinWords, phraseTrie } from './phrase-trie.ts';

function join(text: string, ...phrases: readonly string[]): string {
  const trie = phraseTrie(phrases.map((phrase) => [phrase.split(' '), phrase.replaceAll(' ', '_')]));
  return joinWords(text.split(' '), trie).join(' ');
}

describe('joinWords', () => {
  it('joins phrases wherever they stand', () => {
    expect(join('new york is not new or york new york', 'new york')).toBe('new_york is not new or york new_york');
  });

  it('goes from left to right, and no word is in two phrases', () => {
    expect(join('a b c a b a b', 'a b', 'b c', 'b a')).toBe('a_b c a_b a_b');
    expect(join('x b c', 'a b', 'b c')).toBe('x b_c');
    expect(join('a a a', 'a a')).toBe('a_a a');
  });

  it('takes the longest phrase that begins at a word', () => {
    const phrases = ['new york', 'new york city hall'];
    expect(join('new york city hall', ...phrases)).toBe('new_york_city_hall');
    expect(join('new york city new york', ...phrases)).toBe('new_york city new_york');
  });

  it('leaves the beginning of a phrase that does not go on as it is', () => {
    expect(join('bank of the bank of america', 'bank of america')).toBe('bank of the bank_of_america');
    expect(join('bank of', 'bank of america')).toBe('bank of');
  });

  it('takes words as words, whatever they are called', () => {
    expect(join('__proto__ constructor is', '__proto__ constructor')).toBe('__proto___constructor is');
    expect(join('constructor toString', 'a b')).toBe('constructor toString');
  });

  it('joins ids as well', () => {
    const trie = phraseTrie<number>([
      [[0, 7], 9],
      [[7, 0], 0],
    ]);
    expect(joinWords(Uint32Array.of(0, 7, 0, 7, 7, 0, 0), trie)).toEqual([9, 9, 0, 0]);
  });

  it('leaves nothing of nothing', () => {
    expect(joinWords([], phraseTrie([]))).toEqual([]);
  });
});
