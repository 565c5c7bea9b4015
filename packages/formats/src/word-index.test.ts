import type { Vocabulary } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { createRandom } from './__fixtures__/random.ts';
import { wordsOf } from './__fixtures__/vectors.ts';
import { createWordIndex, toVocabulary } from './word-index.ts';
import { createWordList, type WordList } from './word-list.ts';

function listOf(words: readonly string[], expected = 0): WordList {
  const list = createWordList(expected);
  for (const word of words) {
    const bytes = Buffer.from(`#${word}#`);
    list.add(bytes, 1, bytes.length - 1);
  }
  return list;
}

function vocabularyOf(words: readonly string[], expected?: number): Vocabulary {
  const list = listOf(words, expected);
  const index = createWordIndex(list);
  expect(index.repeated).toEqual([]);
  return toVocabulary(list, index);
}

function expectToHold(vocabulary: Vocabulary, words: readonly string[]): void {
  expect(wordsOf(vocabulary)).toEqual(words);
  for (const [id, word] of words.entries()) if (vocabulary.idOf(word) !== id) expect(vocabulary.idOf(word)).toBe(id);
}

describe('createWordIndex', () => {
  it.each([0, 10, 5_000, 1e9])('finds each of 5,000 words, of which %i were expected', (expected) => {
    const words = Array.from({ length: 5_000 }, (_, i) => `word${i}`);
    expectToHold(vocabularyOf(words, expected), words);
  });

  it('holds words of any kind and length', () => {
    const words = [
      '',
      '\ufeff',
      'naïve',
      '北京',
      '👩‍🚀',
      '__proto__',
      'constructor',
      'a\0b',
      'x'.repeat(300_000),
      '\n',
    ];
    expectToHold(vocabularyOf(words), words);
  });

  it('knows nothing but its words and their ids', () => {
    const vocabulary = vocabularyOf(['a', '\ufffd', 'c']);
    for (const word of ['', 'b', 'A', 'toString', '\ud83d', 'a ']) expect(vocabulary.idOf(word)).toBeUndefined();
    for (const id of [-1, 3, 0.5, Number.NaN, 2 ** 32]) expect(vocabulary.tokenOf(id)).toBeUndefined();
    expect(vocabularyOf([]).idOf('a')).toBeUndefined();
  });

  it('says which words stand there again, and finds the first', () => {
    const index = createWordIndex(listOf(['a', 'b', 'a', 'c', 'a', 'c']));
    expect(index.repeated).toEqual([2, 4, 5]);
    expect(['a', 'b', 'c'].map(index.idOf)).toEqual([0, 1, 3]);
  });

  it('takes words that were made to collide in linear time', () => {
    const words = collidingWords(20_000);
    expectToHold(vocabularyOf(words), words);
    expect(vocabularyOf(words).idOf('missing')).toBeUndefined();
    expect(createWordIndex(listOf([...words, words[7]!])).repeated).toEqual([20_000]);
  });
});

/** Words of one FNV-1a hash: every part has a twin of the same hash, so n parts make 2^n words. */
function collidingWords(count: number): string[] {
  const hashFrom = (start: number, text: string): number => {
    let hash = start;
    for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
    return hash;
  };
  const random = createRandom(10);
  const parts: (readonly [string, string])[] = [];
  let hash = 0x811c9dc5 | 0;
  while (2 ** parts.length < count) {
    const seen = new Map<number, string>();
    for (;;) {
      const part = Math.floor(random() * 2 ** 40)
        .toString(36)
        .padStart(8, '0');
      const after = hashFrom(hash, part);
      const twin = seen.get(after);
      if (twin !== undefined && twin !== part) {
        parts.push([twin, part]);
        hash = after;
        break;
      }
      seen.set(after, part);
    }
  }
  return Array.from({ length: count }, (_, i) => parts.map((pair, bit) => pair[(i >> bit) & 1]).join(''));
}
