import { describe, expect, it } from 'vitest';
import { createDistinctWords } from './distinct-words.ts';

describe('createDistinctWords', () => {
  it.each([0, 10, 5_000, 1e9])('keeps the order of %i expected words and refuses what is there', (expected) => {
    const distinct = createDistinctWords(expected);
    const words = Array.from({ length: 5_000 }, (_, i) => `word${i}`);
    const hash = (i: number): number => Math.imul(i, 0x9e3779b1);
    for (const [i, word] of words.entries()) expect(distinct.add(word, hash(i))).toBe(true);
    for (const [i, word] of words.entries()) expect(distinct.add(word, hash(i))).toBe(false);
    expect(distinct.words).toEqual(words);
  });

  it('tells words with the same hash apart', () => {
    const distinct = createDistinctWords(0);
    expect([distinct.add('a', 7), distinct.add('b', 7), distinct.add('a', 7)]).toEqual([true, true, false]);
  });

  it('takes words that were all made to collide in linear time', () => {
    const distinct = createDistinctWords(0);
    const words = Array.from({ length: 100_000 }, (_, i) => `word${i}`);
    for (const word of words) distinct.add(word, 1);
    for (const word of words) distinct.add(word, 1);
    expect(distinct.words.length).toBe(words.length);
  });

  it('notices collisions that begin when the table grows', () => {
    const distinct = createDistinctWords(0);
    // Equal in the lower 20 bits: one chain in every table below a million slots.
    for (let i = 0; i < 3_000; i++) distinct.add(`word${i}`, i << 20);
    for (let i = 0; i < 3_000; i++) expect(distinct.add(`word${i}`, i << 20)).toBe(false);
    expect(distinct.words.length).toBe(3_000);
  });
});
