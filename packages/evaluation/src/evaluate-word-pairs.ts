import { FirthError, type WordVectors } from '@firth/core';
import { type Correlation, pearson } from './pearson.ts';
import type { WordPair } from './read-word-pairs.ts';
import { type ScoreOptions, scoreWordPairs } from './score-word-pairs.ts';
import { spearman } from './spearman.ts';

export interface WordPairOptions extends Omit<ScoreOptions, 'subwords'> {
  /**
   * What becomes of a pair with an unknown word: it is left out, counts with a similarity of 0, or takes the vector
   * that the model makes of the word's pieces, and is left out where it makes none. Left out, unless said.
   */
  readonly unknown?: 'skip' | 'count-as-zero' | 'subwords' | undefined;
}

/** How well similarities of vectors agree with people's. */
export interface WordPairEvaluation {
  /** Agreement of the order: the usual figure. */
  readonly spearman: Correlation;
  /** Agreement of the numbers, on a straight line. */
  readonly pearson: Correlation;
  /** Pairs that were given. */
  readonly pairs: number;
  /** Pairs with a word that is not in the vocabulary. */
  readonly unknown: number;
  /** `unknown / pairs`, 0 to 1. */
  readonly unknownRatio: number;
}

/**
 * Returns how the cosine similarities of `vectors` correlate with the scores of `pairs`.
 *
 * The numbers of gensim's `KeyedVectors.evaluate_word_pairs`, whose `dummy4unknown` is `unknown: 'count-as-zero'` here.
 *
 * @throws FirthError `UNKNOWN_WORD` where fewer than two pairs are known, `NON_FINITE` for a vector that holds NaN,
 * `BAD_OPTION` for a bad restriction, and where all scores or all similarities are the same
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * const pairs = readWordPairs('king queen 8.5\nking man 8\nqueen man 3\nking elf 2');
 * const { spearman, unknownRatio } = evaluateWordPairs(vectors, pairs);
 * console.log(spearman.coefficient.toFixed(3), unknownRatio); // 1.000 0.25
 * ```
 */
export function evaluateWordPairs(
  vectors: WordVectors,
  pairs: readonly WordPair[],
  options: WordPairOptions = {},
): WordPairEvaluation {
  const scored = scoreWordPairs(vectors, pairs, { ...options, subwords: options.unknown === 'subwords' });
  const unknown = scored.filter(({ similarity }) => similarity === undefined).length;
  const known = pairs.length - unknown;
  if (known < 2) {
    throw new FirthError(
      'UNKNOWN_WORD',
      `the vocabulary has both words of ${known} of the ${pairs.length} pairs; two are needed`,
    );
  }
  const counted =
    options.unknown === 'count-as-zero' ? scored : scored.filter(({ similarity }) => similarity !== undefined);
  const people = counted.map(({ score }) => score);
  const model = counted.map(({ similarity = 0 }) => similarity);
  return {
    spearman: spearman(people, model),
    pearson: pearson(people, model),
    pairs: pairs.length,
    unknown,
    unknownRatio: unknown / pairs.length,
  };
}
