import { FirthError, type WordVectors } from '@firth/core';
import type { VectorIndex } from './vector-index.ts';

/** A word and the cosine of the angle between its vector and the question's, −1 to 1. */
export interface Neighbor {
  readonly word: string;
  readonly similarity: number;
}

export interface NeighborOptions {
  /** How many words to return, 10 unless said; fewer where there are not so many. */
  readonly count?: number | undefined;
  /**
   * Look only among the first so many words, the most frequent where the vocabulary is sorted, or among these; among
   * all, unless said.
   */
  readonly restrictTo?: number | readonly string[] | undefined;
  /** Let the question's own words be among the answers. */
  readonly keepInputs?: boolean | undefined;
}

export interface MostSimilarOptions extends NeighborOptions {
  /** The index to ask, made of the same vectors; an exact one, unless said. */
  readonly index?: VectorIndex | undefined;
}

/**
 * Returns `value`, which must count something.
 *
 * @throws FirthError `BAD_OPTION` for a number that is not whole or below 1
 */
export function wholeNumber(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 1) return value;
  throw new FirthError('BAD_OPTION', `${name} must be a whole number from 1 on, received ${value}`);
}

/**
 * Returns the neighbors that `rows` and their `scores` name, the best first, without those of `excluded`, and at most
 * `count`.
 */
export function toNeighbors(
  { vocabulary }: WordVectors,
  { rows, scores }: { readonly rows: ArrayLike<number>; readonly scores: ArrayLike<number> },
  excluded: ReadonlySet<number>,
  count: number,
): Neighbor[] {
  const neighbors: Neighbor[] = [];
  for (let i = 0; i < rows.length && neighbors.length < count; i++) {
    const row = rows[i]!;
    if (!excluded.has(row)) neighbors.push({ word: vocabulary.tokenOf(row)!, similarity: scores[i]! });
  }
  return neighbors;
}
