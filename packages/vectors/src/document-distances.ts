import { FirthError, type WordVectors } from '@firth/core';
import type { UnknownOptions } from './mean-vector.ts';
import { unitVectorOf } from './unit-vector.ts';
import { knownVector } from './unknown-word.ts';

export interface DocumentOptions extends UnknownOptions {
  /**
   * Whether words are where their vectors of length 1 are, or where those of their own lengths are; length 1, unless
   * said.
   */
  readonly normalize?: boolean | undefined;
}

/** Two documents, each as its different words' shares, and how far apart their words are. */
export interface DocumentDistances {
  /**
   * How often each different word of the first stands there, times the length of the second: both sides add up to the
   * same.
   */
  readonly supplies: Float64Array;
  readonly demands: Float64Array;
  /** Euclidean: `costs[i · demands.length + j]` from word i of the first to word j of the second. */
  readonly costs: Float64Array;
  /** The sum of either side. */
  readonly total: number;
}

/** 128 MB of distances. */
const mostDistances = 2 ** 24;

/**
 * Returns the distances between the words of two documents.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, and for a document without any other; `LIMIT` for more
 * than 2^24 pairs of different words; what `unitVectorOf` throws
 */
export function documentDistances(
  vectors: WordVectors,
  first: readonly string[],
  second: readonly string[],
  { unknown = 'error', normalize = true }: DocumentOptions,
): DocumentDistances {
  const known = (words: readonly string[]): readonly string[] => {
    const left = unknown === 'skip' ? words.filter((word) => vectors.vectorOf(word)) : words;
    if (left.length > 0) return left;
    throw new FirthError('UNKNOWN_WORD', `a document of ${words.length} words has none with a vector`);
  };
  const [a, b] = [known(first), known(second)];
  const [countsOfA, countsOfB] = [countsOf(a), countsOf(b)];
  if (countsOfA.size * countsOfB.size > mostDistances) {
    throw new FirthError('LIMIT', `${countsOfA.size} × ${countsOfB.size} words are more than ${mostDistances} pairs`);
  }
  const vectorOf = (word: string): ArrayLike<number> =>
    normalize ? unitVectorOf(vectors, word) : knownVector(vectors, word);
  const [rows, columns] = [[...countsOfA.keys()].map(vectorOf), [...countsOfB.keys()].map(vectorOf)];
  return {
    supplies: Float64Array.from(countsOfA.values(), (count) => count * b.length),
    demands: Float64Array.from(countsOfB.values(), (count) => count * a.length),
    costs: Float64Array.from(rows.flatMap((from) => columns.map((to) => euclidean(from, to)))),
    total: a.length * b.length,
  };
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function euclidean(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(squares);
}
