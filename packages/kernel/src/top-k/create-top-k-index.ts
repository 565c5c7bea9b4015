import { FirthError, type Matrix } from '@firth/core';
import { type Instructions, supportedInstructions } from '../lib/instructions.ts';
import type { RankedRows } from './best-rows.ts';
import { createPlainSearch } from './plain-search.ts';
import { createQuantizedSearch } from './quantized-search.ts';
import type { Search, SearchOptions } from './search.ts';

export interface TopKOptions {
  /** Divides the score of each row: with the rows' Euclidean lengths, a query of length 1 is answered in cosines. */
  readonly norms?: Float32Array | undefined;
  /** The fastest there are, unless said. All give the same bits. */
  readonly instructions?: Instructions | undefined;
}

/** A matrix made ready for the question which of its rows point most in a query's direction. */
export interface TopKIndex {
  /** Bytes held beside the matrix. */
  readonly bytes: number;
  /**
   * Returns, for each query of `queries` (row-major, as many columns as the matrix), the `count` rows of greatest dot product.
   *
   * @throws FirthError `DIMENSION_MISMATCH` for queries of another length, `NON_FINITE` for NaN or infinity in them, `BAD_OPTION` for a
   * count or a number of rows that is not a whole number from 1 on
   */
  search(queries: Float32Array, options: SearchOptions): RankedRows[];
}

/**
 * Returns an exact index of the rows of `matrix`, which must not change while it is in use.
 *
 * Scores are dot products in float64, divided by the row's norm where `norms` are given; equal scores rank in the order of the rows.
 * Rows with a norm of 0, NaN or infinity, and without norms rows of a score that is not finite, never rank.
 *
 * With WebAssembly SIMD a first pass over 8-bit codes leaves a few rows to score: making the codes takes one pass over the matrix, and
 * keeping them a quarter of its memory. Beyond 4 GiB of codes, or without SIMD, every row is scored.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for data or norms that do not fit the rows and columns
 *
 * @example
 * ```ts
 * const matrix = { rows: 3, columns: 2, data: Float32Array.of(1, 0, 0, 1, 1, 1) };
 * const [ranked] = createTopKIndex(matrix).search(Float32Array.of(2, 1), { count: 2 });
 * console.log(ranked?.rows, ranked?.scores); // Uint32Array(2) [ 2, 0 ] Float64Array(2) [ 3, 2 ]
 * ```
 */
export function createTopKIndex(matrix: Matrix, { norms, instructions }: TopKOptions = {}): TopKIndex {
  const { rows, columns, data } = matrix;
  if (columns < 1 || data.length !== rows * columns) {
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `a matrix of ${rows} rows × ${columns} columns holds ${data.length} numbers`,
    );
  }
  if (norms && norms.length !== rows) {
    throw new FirthError('DIMENSION_MISMATCH', `received ${norms.length} norms for ${rows} rows`);
  }
  const { search, bytes } = chooseSearch(matrix, norms, instructions ?? supportedInstructions());
  return {
    bytes,
    search(queries, options) {
      checkQueries(queries, columns);
      const limit = Math.min(rows, wholeNumber('rows', options.rows ?? Math.max(rows, 1)));
      return search(queries, { count: Math.min(limit, wholeNumber('count', options.count)), rows: limit });
    },
  };
}

function chooseSearch(
  matrix: Matrix,
  norms: Float32Array | undefined,
  instructions: Instructions,
): { search: Search; bytes: number } {
  if (instructions !== 'plain') {
    try {
      return createQuantizedSearch(matrix, norms, instructions);
    } catch (error) {
      if (!(error instanceof FirthError)) throw error; // no memory for the codes: slower, and just as right
    }
  }
  return { search: createPlainSearch(matrix, norms), bytes: 0 };
}

function checkQueries(queries: Float32Array, columns: number): void {
  if (queries.length % columns !== 0) {
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `${queries.length} numbers are no whole number of queries of ${columns}`,
    );
  }
  const wrong = queries.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new FirthError('NON_FINITE', `query ${Math.floor(wrong / columns)} holds ${queries[wrong]}`);
  }
}

function wholeNumber(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 1) return value;
  throw new FirthError('BAD_OPTION', `${name} must be a whole number from 1 on, received ${value}`);
}
