import { FirthError, type WordVectors } from '@firth/core';
import { type BootstrapOptions, bootstrapValues, type Interval, intervalOf } from './bootstrap.ts';
import type { WordPair } from './read-word-pairs.ts';
import { type ScoreOptions, scoreWordPairs } from './score-word-pairs.ts';
import { spearman } from './spearman.ts';

/** Two models on the pairs that both know. */
export interface WordPairComparison {
  /** Pairs that both know. */
  readonly pairs: number;
  /** Spearman's correlations of the two. */
  readonly first: number;
  readonly second: number;
  /** `second − first`, and what it would range over, had other pairs been drawn. */
  readonly difference: number;
  readonly interval: Interval;
  /**
   * The probability of a difference at least as large, of either sign, if the two were equally good: by the paired
   * bootstrap.
   */
  readonly pValue: number;
}

/**
 * Returns how two models compare on a word similarity set, by a paired bootstrap: the same pairs are drawn anew for
 * both, so that hard and easy pairs do not count as differences (Efron and Tibshirani 1993).
 *
 * @throws FirthError `UNKNOWN_WORD` where fewer than three pairs are known to both, `BAD_OPTION` for a bad option, and
 * where all scores or all similarities are the same
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const good = createWordVectors(words, { rows: 4, columns: 2, data: Float32Array.of(2, 1, 2, 0.5, 1, 2, 0, 1) });
 * const bad = createWordVectors(words, { rows: 4, columns: 2, data: Float32Array.of(2, 1, -2, 1, 2, 0.5, 2, 0) });
 * const pairs = readWordPairs('king queen 9\nking man 5\nking woman 2\nman woman 8');
 * const { first, second } = compareWordPairs(good, bad, pairs);
 * console.log(first > second); // true
 * ```
 */
export function compareWordPairs(
  first: WordVectors,
  second: WordVectors,
  pairs: readonly WordPair[],
  options: ScoreOptions & BootstrapOptions = {},
): WordPairComparison {
  const others = scoreWordPairs(second, pairs, options);
  const known = scoreWordPairs(first, pairs, options).flatMap(({ score, similarity }, i) => {
    const other = others[i]!.similarity;
    return similarity === undefined || other === undefined ? [] : [{ score, similarity, other }];
  });
  if (known.length < 3)
    throw new FirthError(
      'UNKNOWN_WORD',
      `both models know ${known.length} of the ${pairs.length} pairs; three are needed`,
    );

  const people = known.map(({ score }) => score);
  const ofFirst = spearman(
    people,
    known.map(({ similarity }) => similarity),
  ).coefficient;
  const ofSecond = spearman(
    people,
    known.map(({ other }) => other),
  ).coefficient;
  const differences = bootstrapValues(known.length, (items) => differenceOf(known, items), options);
  return {
    pairs: known.length,
    first: ofFirst,
    second: ofSecond,
    difference: ofSecond - ofFirst,
    interval: intervalOf(differences, options.level),
    pValue: pValueOf(differences),
  };
}

interface KnownPair {
  readonly score: number;
  readonly similarity: number;
  readonly other: number;
}

/** The difference on the pairs `items`; NaN where these are too few different ones to correlate. */
function differenceOf(known: readonly KnownPair[], items: Uint32Array): number {
  const drawn = Array.from(items, (item) => known[item]!);
  const isConstant = (of: (pair: KnownPair) => number): boolean => drawn.every((pair) => of(pair) === of(drawn[0]!));
  if (
    isConstant(({ score }) => score) ||
    isConstant(({ similarity }) => similarity) ||
    isConstant(({ other }) => other)
  ) {
    return Number.NaN;
  }
  const people = drawn.map(({ score }) => score);
  const second = spearman(
    people,
    drawn.map(({ other }) => other),
  ).coefficient;
  return (
    second -
    spearman(
      people,
      drawn.map(({ similarity }) => similarity),
    ).coefficient
  );
}

/**
 * Twice the share of differences on the rarer side of 0; one more is counted on each side, so that no number of draws
 * gives certainty.
 */
function pValueOf(differences: Float64Array): number {
  const atMostZero = differences.filter((value) => value <= 0).length;
  const atLeastZero = differences.filter((value) => value >= 0).length;
  return Math.min(1, (2 * (Math.min(atMostZero, atLeastZero) + 1)) / (differences.length + 1));
}
