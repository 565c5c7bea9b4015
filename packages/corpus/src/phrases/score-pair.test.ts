import { describe, expect, it } from 'vitest';
import { scorePair } from './score-pair.ts';

describe('scorePair', () => {
  const counts = { first: 20, last: 40, pair: 15 };
  const scale = { words: 1000, entries: 320, minCount: 5 };

  it('is for original what word2phrase.c computes', () => {
    // (pab - min_count) / (real)pa / (real)pb * (real)train_words
    expect(scorePair('original', counts, scale)).toBe(((15 - 5) / 20 / 40) * 1000);
  });

  it('is for gensim relative to the entries of its vocabulary instead of the words', () => {
    expect(scorePair('gensim', counts, scale)).toBe(((15 - 5) / (20 * 40)) * 320);
  });

  it('is for npmi 1 where neither word stands alone, 0 where they meet by chance, below where they meet less often', () => {
    expect(scorePair('npmi', { first: 10, last: 10, pair: 10 }, scale)).toBeCloseTo(1, 12);
    expect(scorePair('npmi', { first: 100, last: 100, pair: 10 }, scale)).toBeCloseTo(0, 12);
    expect(scorePair('npmi', { first: 100, last: 100, pair: 1 }, scale)).toBeCloseTo(-1 / 3, 12);
  });
});
