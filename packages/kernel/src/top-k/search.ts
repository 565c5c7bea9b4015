import type { Matrix } from '@firth/core';
import type { RankedRows } from './best-rows.ts';
import { dotProduct } from './dot-product.ts';

/** How many rows a search returns, and among which it looks. */
export interface SearchOptions {
  readonly count: number;
  /** Only the first so many rows take part; all of them, unless said. */
  readonly rows?: number | undefined;
}

/** What a search is told after its options were checked: neither number exceeds the rows there are. */
export interface SearchLimits {
  readonly count: number;
  readonly rows: number;
}

/** Ranks the rows of a matrix for each of the queries, which lie one after the other. */
export type Search = (queries: Float32Array, limits: SearchLimits) => RankedRows[];

/** Says whether a row can be ranked by its direction: one of length 0, NaN or beyond float32 cannot. */
export function hasDirection(norm: number): boolean {
  return norm > 0 && norm < Infinity;
}

/**
 * Returns the function that scores row `row` for the query that begins at `start`: their dot product in float64, divided by the row's
 * norm where there are norms, and NaN for a row that never ranks. Both searches rank by it, so they cannot differ.
 */
export function createScorer(
  matrix: Matrix,
  norms?: Float32Array,
): (row: number, queries: Float32Array, start: number) => number {
  const { columns, data } = matrix;
  return (row, queries, start) => {
    const score = dotProduct(data, row * columns, queries, start, columns);
    if (!norms) return Number.isFinite(score) ? score : Number.NaN;
    return hasDirection(norms[row]) ? score / norms[row] : Number.NaN;
  };
}
