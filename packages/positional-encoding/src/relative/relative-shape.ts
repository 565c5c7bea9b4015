import { badOption, type FloatArray } from '@firth/core';
import { requirePositions, requireScores } from '../attention-scores.ts';
import { requireDimensions, requireLength, requireTableSize, requireWhole } from '../options.ts';
import { type RowOfDistance, rowsOfDistances } from './relative-rows.ts';

/** Which queries meet which keys. */
export interface AttentionShape {
  readonly queries: number;
  readonly keys: number;
  /** Numbers in a query and in a key. */
  readonly dimensions: number;
  /** Position of the first query; the first key is at 0. Default 0. */
  readonly startPosition?: number | undefined;
}

/** An {@link AttentionShape} checked, with the table row of each distance. */
export interface RelativeShape {
  readonly queries: number;
  readonly keys: number;
  readonly dimensions: number;
  /** Row of the table for key j and query i, at `j − i + queries − 1`. */
  readonly rows: Uint32Array;
}

/**
 * Returns the shape with its rows looked up.
 *
 * @throws FirthError `BAD_OPTION` for scores that are not whole blocks of `queries × keys`, and for a distance without a row
 */
export function relativeShape(
  shape: AttentionShape,
  rowOf: RowOfDistance,
  tableRows: number,
  scores: FloatArray,
): RelativeShape {
  const { queries, keys, dimensions, startPosition = 0 } = shape;
  requireDimensions('dimensions', dimensions);
  requireScores('scores', scores, 1, queries, keys, startPosition);
  const rows = rowsOfDistances(rowOf, queries, keys, startPosition);
  const missing = rows.findIndex((row) => row >= tableRows);
  if (missing >= 0)
    throw badOption(
      'rowOf',
      rows[missing],
      `a row below ${tableRows} for distance ${missing - (queries - 1) - startPosition}`,
    );
  return { queries, keys, dimensions, rows };
}

/**
 * Returns how many blocks of `queries × dimensions` there are, after a look at the whole shape.
 *
 * @throws FirthError `BAD_OPTION`
 */
export function blocksOfQueries(queryVectors: FloatArray, shape: AttentionShape): number {
  const { queries, keys, dimensions, startPosition = 0 } = shape;
  requireDimensions('dimensions', dimensions);
  requirePositions(queries, keys, startPosition);
  requireWhole('queryVectors', queryVectors, queries * dimensions, 'queries × dimensions');
  const blocks = queryVectors.length / (queries * dimensions);
  requireTableSize('batches × queries × keys', blocks * queries, keys);
  return blocks;
}

/** Refuses vectors that are not one a query (or key) of every block of scores. */
export function requireVectors(
  argument: string,
  vectors: FloatArray,
  count: number,
  dimensions: number,
  blocks: number,
): void {
  requireLength(argument, vectors, blocks * count * dimensions, 'batches × positions × dimensions');
}

/** Refuses a table that is not rows of `dimensions` numbers; returns how many rows there are. */
export function rowsOfTable(argument: string, table: FloatArray, dimensions: number): number {
  requireDimensions('dimensions', dimensions);
  requireWhole(argument, table, dimensions, 'dimensions');
  return table.length / dimensions;
}
