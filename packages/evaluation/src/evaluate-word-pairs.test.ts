import { describe, expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { expectSameCorrelations } from './__fixtures__/expect-same.ts';
import { oracle, oracleVectors, vectorsOf } from './__fixtures__/oracle.ts';
import { evaluateWordPairs } from './evaluate-word-pairs.ts';
import { readWordPairs } from './read-word-pairs.ts';

test.each(oracle.answers)(
  'the correlations are gensim’s for the first $restrictTo words, ignoring case $ignoreCase, counting unknown words $countUnknown',
  (answer) => {
    expectSameCorrelations(oracleVectors, oracle.pairs, answer);
  },
);

describe('pairs with unknown words', () => {
  // Angles from "a" grow in the order of the alphabet.
  const vectors = vectorsOf(['a', 'b', 'c', 'd'], Float32Array.of(1, 0, 1, 0.1, 1, 1, 0, 1));
  const pairs = readWordPairs('a b 9\na c 5\na d 1\na zebra 3\nzebra a 4');

  test('are left out and counted', () => {
    const evaluation = evaluateWordPairs(vectors, pairs);
    expect(evaluation).toMatchObject({ pairs: 5, unknown: 2, unknownRatio: 0.4 });
    expect(evaluation.spearman.coefficient).toBe(1);
  });

  test('count as not similar at all when that is said', () => {
    const { spearman, unknown } = evaluateWordPairs(vectors, pairs, { unknown: 'count-as-zero' });
    expect(unknown).toBe(2);
    expect(spearman.coefficient).toBeLessThan(1);
  });

  test('are those beyond the restriction too', () => {
    expect(evaluateWordPairs(vectors, pairs, { restrictTo: 3 }).unknown).toBe(3);
  });

  test('are an error where they leave fewer than two', () => {
    expect(() => evaluateWordPairs(vectors, pairs, { restrictTo: 2 })).toThrow(
      'the vocabulary has both words of 1 of the 5 pairs; two are needed',
    );
    expect(codeOf(() => evaluateWordPairs(vectors, [], {}))).toBe('UNKNOWN_WORD');
  });
});

test('a restriction that is no whole number from 1 on is refused', () => {
  const pairs = readWordPairs(oracle.pairs);
  for (const restrictTo of [0, -1, 2.5, Number.NaN]) {
    expect(codeOf(() => evaluateWordPairs(oracleVectors, pairs, { restrictTo }))).toBe('BAD_OPTION');
  }
});
