import type { FloatArray } from '@firth/core';
import { createFloats, type Precision } from './precision.ts';

/** Rows of numbers, one a position, made when they are asked for and kept while they fit. */
export interface PositionRows {
  /** Where the rows are kept. Valid until the next `seek`. */
  readonly data: FloatArray;
  /** The most rows that one `seek` may ask for. */
  readonly capacity: number;
  /** Makes the rows of `length` positions from `start` where they are not kept; returns where in `data` the first one begins. */
  seek(start: number, length: number): number;
  /** Forgets every row: what `fill` writes has changed. */
  clear(): void;
}

export interface PositionRowsOptions {
  readonly columns: number;
  readonly capacity: number;
  readonly precision: Precision;
  /** Writes the row of `position` to `data`, from `offset` on. */
  fill(position: number, data: FloatArray, offset: number): void;
}

/**
 * Returns an empty cache of rows.
 *
 * The rows kept are those of one run of positions, `first ≤ position < end`, of at most `capacity`: a sequence that grows at its end, as in
 * generation, adds its new rows, wherever it began; a sequence elsewhere starts the run anew. Memory grows with use, up to
 * `capacity × columns` numbers.
 */
export function positionRows({ columns, capacity, precision, fill }: PositionRowsOptions): PositionRows {
  let data = createFloats(precision, 0);
  let first = 0;
  let end = 0;

  const reserve = (rows: number): void => {
    if (rows * columns <= data.length) return;
    const grown = createFloats(precision, Math.min(capacity, Math.max(rows, 2 * (end - first))) * columns);
    grown.set(data.subarray(0, (end - first) * columns));
    data = grown;
  };

  return {
    capacity,
    get data() {
      return data;
    },
    seek(start, length) {
      const isContinued = start >= first && start <= end && start + length - first <= capacity;
      if (!isContinued) first = end = start;
      reserve(start + length - first);
      for (; end < start + length; end++) fill(end, data, (end - first) * columns);
      return (start - first) * columns;
    },
    clear() {
      first = end = 0;
    },
  };
}
