import type { FloatArray, PositionalEncoding } from '@firth/core';
import { requireSpan, requireTableSize, requireWhole } from './options.ts';
import { type PositionRowsOptions, positionRows } from './position-rows.ts';
import { createFloats } from './precision.ts';

/** An encoding that adds a fixed row to each row of activations. */
export interface AdditiveEncoding extends PositionalEncoding {
  /** Returns the rows that `apply` adds: `length × dimensions` numbers, for positions from `startPosition` (default 0). */
  table(length: number, startPosition?: number): FloatArray;
}

/** Returns the encoding that adds the rows that `fill` writes. The gradient passes through unchanged. */
export function additiveEncoding(positions: number, options: PositionRowsOptions): AdditiveEncoding {
  const dimensions = options.columns;
  const rows = positionRows(options);

  const check = (array: FloatArray, length: number, startPosition: number): void => {
    requireSpan(length, startPosition, positions);
    requireWhole('activations', array, length * dimensions, 'length × dimensions');
  };

  const apply = (activations: FloatArray, length: number, startPosition = 0): void => {
    check(activations, length, startPosition);
    const sequenceSize = length * dimensions;
    for (let row = 0; row < length; row += rows.capacity) {
      const run = Math.min(rows.capacity, length - row);
      const from = rows.seek(startPosition + row, run);
      const { data } = rows;
      for (let target = row * dimensions; target < activations.length; target += sequenceSize)
        for (let i = 0; i < run * dimensions; i++) activations[target + i] = activations[target + i]! + data[from + i]!;
    }
  };

  return {
    dimensions,
    positions,
    apply,
    backward: (gradient, length, startPosition = 0) => check(gradient, length, startPosition),
    table(length, startPosition = 0) {
      requireSpan(length, startPosition, positions);
      requireTableSize('length × dimensions', length, dimensions);
      const table = createFloats(options.precision, length * dimensions);
      apply(table, length, startPosition);
      return table;
    },
  };
}
