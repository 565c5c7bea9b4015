import { createVocabulary, type WordVectors } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import { describe, expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { oracle, oracleVectors, vectorsOf } from './__fixtures__/oracle.ts';
import { answerAnalogies } from './answer-analogies.ts';
import { bootstrapInterval } from './bootstrap.ts';
import { compareAnalogies, mcNemar } from './compare-analogies.ts';
import { compareWordPairs } from './compare-word-pairs.ts';
import { evaluateAnalogies } from './evaluate-analogies.ts';
import { evaluateWordPairs } from './evaluate-word-pairs.ts';
import { rankMetrics } from './rank-metrics.ts';
import { readAnalogies } from './read-analogies.ts';
import { readWordPairs } from './read-word-pairs.ts';
import { scoreWordPairs } from './score-word-pairs.ts';

describe('rank metrics', () => {
  test('are means over all questions, those without an answer among them', () => {
    expect(rankMetrics([1, 0, 4, 2], [1, 3, 4])).toEqual({
      meanReciprocalRank: (1 + 1 / 4 + 1 / 2) / 4,
      precisionAt: [
        { k: 1, precision: 0.25 },
        { k: 3, precision: 0.5 },
        { k: 4, precision: 0.75 },
      ],
    });
  });

  test.each([[[]], [[1, -1]], [[1.5]]])('of %j are refused', (ranks) => {
    expect(codeOf(() => rankMetrics(ranks))).toBe('BAD_OPTION');
  });

  test('of analogies count the first right answer as the accuracy does', () => {
    const sections = readAnalogies(oracle.analogies);
    const outcomes = answerAnalogies(oracleVectors, sections);
    const { total } = evaluateAnalogies(oracleVectors, sections);
    const known = outcomes.filter(({ isKnown }) => isKnown);
    expect(known.length).toBe(total.correct + total.incorrect);
    expect(known.filter(({ rank }) => rank === 1).length).toBe(total.correct);
    expect(known.some(({ rank }) => rank > 1)).toBe(true);
  });
});

describe('a bootstrap interval', () => {
  /** Normal numbers by their quantiles: their mean has a known standard error. */
  const values = Float64Array.from({ length: 400 }, (_, i) => Math.log((i + 0.5) / (399.5 - i)));
  const mean = (items: Uint32Array): number => items.reduce((sum, item) => sum + values[item]!, 0) / items.length;

  test('of a mean spans what its standard error does', () => {
    const { low, high } = bootstrapInterval(values.length, mean, { resamples: 4000 });
    const spread = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) / values.length;
    expect(low).toBeCloseTo(-1.96 * spread, 1);
    expect(high).toBeCloseTo(1.96 * spread, 1);
  });

  test('is the same for a seed, another for another, and wider at a higher level', () => {
    const first = bootstrapInterval(values.length, mean, { seed: 4 });
    expect(bootstrapInterval(values.length, mean, { seed: 4 })).toEqual(first);
    expect(bootstrapInterval(values.length, mean, { seed: 5 })).not.toEqual(first);
    const wide = bootstrapInterval(values.length, mean, { seed: 4, level: 0.99 });
    expect(wide.low).toBeLessThan(first.low);
    expect(wide.high).toBeGreaterThan(first.high);
  });

  test.each([{ resamples: 0 }, { level: 1 }, { level: 0 }])('with %j is refused', (options) => {
    expect(codeOf(() => bootstrapInterval(3, () => 1, options))).toBe('BAD_OPTION');
  });

  test('needs a number', () => {
    expect(codeOf(() => bootstrapInterval(3, () => Number.NaN))).toBe('BAD_OPTION');
  });
});

/** scipy 1.10: 2 * binom.cdf(min, n, 0.5), at most 1. */
test.each([
  [0, 0, 1],
  [3, 3, 1],
  [1, 9, 0.021484375],
  [9, 1, 0.021484375],
  [0, 5, 0.0625],
  [40, 65, 0.018740915],
])('the p-value of McNemar’s test of %i and %i is scipy’s', (a, b, expected) => {
  expect(mcNemar(a, b)).toBeCloseTo(expected, 6);
});

/** Words on a circle, by angle. */
function circle(words: readonly string[], angleOf: (i: number) => number): WordVectors {
  return vectorsOf(words, Float32Array.from(words.flatMap((_, i) => [Math.cos(angleOf(i)), Math.sin(angleOf(i))])));
}

describe('two models', () => {
  const words = Array.from({ length: 40 }, (_, i) => `w${i}`);
  const good = circle(words, (i) => i / 20);
  const bad = circle(words, (i) => ((i * 17) % 40) / 20);
  const pairs = readWordPairs(
    words
      .slice(1)
      .map((word, i) => `w0 ${word} ${100 - i}`)
      .join('\n'),
  );

  test('are told apart on word pairs where one is better', () => {
    const { first, second, difference, interval, pValue } = compareWordPairs(good, bad, pairs, { resamples: 200 });
    expect(first).toBeCloseTo(1, 12);
    expect(first).toBe(evaluateWordPairs(good, pairs).spearman.coefficient);
    expect(second).toBeLessThan(0.5);
    expect(difference).toBe(second - first);
    expect(interval.high).toBeLessThan(0);
    expect(pValue).toBeLessThan(0.02);
  });

  test('are not told apart from themselves', () => {
    expect(compareWordPairs(bad, bad, pairs, { resamples: 50 })).toMatchObject({ difference: 0, pValue: 1 });
    const sections = readAnalogies(oracle.analogies);
    const { pValue, onlyFirst, first } = compareAnalogies(oracleVectors, oracleVectors, sections);
    expect({ pValue, onlyFirst }).toEqual({ pValue: 1, onlyFirst: 0 });
    expect(first).toBe(evaluateAnalogies(oracleVectors, sections).total.accuracy);
  });

  test('are compared on the pairs and questions that both know', () => {
    const few = circle(words.slice(0, 10), (i) => i / 20);
    expect(compareWordPairs(good, few, pairs, { resamples: 20 }).pairs).toBe(9);
    expect(
      codeOf(() =>
        compareWordPairs(
          good,
          circle(words.slice(0, 3), (i) => i),
          pairs,
        ),
      ),
    ).toBe('UNKNOWN_WORD');
    expect(codeOf(() => compareAnalogies(good, few, readAnalogies(': a\nw1 w2 w3 w30')))).toBe('UNKNOWN_WORD');
  });

  test('are compared question by question', () => {
    const names = ['king', 'queen', 'man', 'woman', 'elf'];
    const right = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1, 0, -1, 0);
    const wrong = Float32Array.of(2, 1, 0, -1, 0, 0, 0, 1, 0, 0, 0, 1, 2, 2, -1);
    const sections = readAnalogies(': a\nman king woman queen\nman elf woman king');
    expect(compareAnalogies(vectorsOf(names, right), vectorsOf(names, wrong), sections)).toMatchObject({
      questions: 2,
      first: 0.5,
      second: 0.5,
      onlyFirst: 1,
      onlySecond: 1,
      difference: 0,
      pValue: 1,
    });
  });
});

describe('unseen words', () => {
  const seen = createWordVectors(createVocabulary(['king', 'man', 'woman', 'queen']), {
    rows: 4,
    columns: 3,
    data: Float32Array.of(2, 1, 0, 0, 1, 0, 0, 0, 1, 2, 0, 1),
  });
  /** Knows kings by their pieces, as fastText does. */
  const model: WordVectors = {
    ...seen,
    vectorOf: (word) => (word === 'kings' ? Float32Array.of(4, 2, 0) : seen.vectorOf(word)),
  };

  test('take the vectors of their pieces where they are to', () => {
    const pairs = readWordPairs('king queen 9\nkings man 5\nwoman man 1\nelf man 0');
    expect(scoreWordPairs(model, pairs).map(({ similarity }) => similarity !== undefined)).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(evaluateWordPairs(model, pairs, { unknown: 'subwords' })).toMatchObject({ unknown: 1, pairs: 4 });
    const sections = readAnalogies(': a\nman kings woman queen\nman elf woman queen');
    expect(evaluateAnalogies(model, sections).total.unknown).toBe(2);
    expect(evaluateAnalogies(model, sections, { unknown: 'subwords' }).total).toMatchObject({ correct: 1, unknown: 1 });
  });
});
