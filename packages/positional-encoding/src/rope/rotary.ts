import type { FloatArray, PositionalEncoding } from '@firth/core';
import { requireSpan, requireTableSize, requireWhole } from '../options.ts';
import { positionRows } from '../position-rows.ts';
import { createFloats, type Precision } from '../precision.ts';
import { type RotaryShape, rotaryShape } from './rotary-shape.ts';

/** An encoding that turns pairs of numbers of each query and key, by angles that grow with the position. */
export interface RotaryEncoding extends PositionalEncoding {
  /**
   * Returns the rotations of `length` positions from `startPosition` (default 0): for each position the cosines of all pairs, then the sines,
   * both times the attention factor. `length × rotaryDimensions` numbers.
   */
  table(length: number, startPosition?: number): FloatArray;
}

/** By how much each pair turns at each position. */
export interface Rotation {
  readonly positions: number;
  readonly precision: Precision;
  /** The most positions whose cosines and sines are kept. */
  readonly capacity: number;
  /** Told the length of the sequence before its rows are asked for; returns whether `fill` writes other rows than before. */
  adapt?(sequenceLength: number): boolean;
  /** Writes a position's cosines from `offset` on, then its sines. */
  fill(position: number, data: FloatArray, offset: number): void;
}

/**
 * Returns the encoding that turns pairs as `rotation` says.
 *
 * With c and s the cosine and sine of a pair, times any factor: x' = c·x − s·y and y' = c·y + s·x. Backward applies the transpose, which is
 * the inverse turn times the same factor.
 */
export function rotaryEncoding(shape: RotaryShape, rotation: Rotation): RotaryEncoding {
  const { headDimensions, heads, rotaryDimensions, layout } = rotaryShape(shape);
  const { positions, precision, capacity } = rotation;
  const dimensions = heads * headDimensions;
  const pairs = rotaryDimensions / 2;
  const [pairStep, partner] = layout === 'halves' ? [1, pairs] : [2, 1];
  const rows = positionRows({ columns: rotaryDimensions, capacity, precision, fill: rotation.fill });

  /** Visits each row of a sequence with where its angles begin in `rows.data`. */
  const forEachRow = (length: number, startPosition: number, visit: (row: number, angles: number) => void): void => {
    if (rotation.adapt?.(startPosition + length)) rows.clear();
    for (let row = 0; row < length; row += capacity) {
      const run = Math.min(capacity, length - row);
      const angles = rows.seek(startPosition + row, run);
      for (let i = 0; i < run; i++) visit(row + i, angles + i * rotaryDimensions);
    }
  };

  /** Turns one head forwards for `direction` 1 and back for -1. */
  const turnHead = (array: FloatArray, head: number, data: FloatArray, angles: number, direction: number): void => {
    for (let pair = 0; pair < pairs; pair++) {
      const first = head + pair * pairStep;
      const x = array[first]!;
      const y = array[first + partner]!;
      const cosine = data[angles + pair]!;
      const sine = direction * data[angles + pairs + pair]!;
      array[first] = x * cosine - y * sine;
      array[first + partner] = y * cosine + x * sine;
    }
  };

  const turn = (array: FloatArray, length: number, startPosition: number, direction: number): void => {
    requireSpan(length, startPosition, positions);
    requireWhole('activations', array, length * dimensions, 'length × dimensions');
    forEachRow(length, startPosition, (row, angles) => {
      for (let target = row * dimensions; target < array.length; target += length * dimensions)
        for (let head = target; head < target + dimensions; head += headDimensions)
          turnHead(array, head, rows.data, angles, direction);
    });
  };

  return {
    dimensions,
    positions,
    apply: (activations, length, startPosition = 0) => turn(activations, length, startPosition, 1),
    backward: (gradient, length, startPosition = 0) => turn(gradient, length, startPosition, -1),
    table(length, startPosition = 0) {
      requireSpan(length, startPosition, positions);
      requireTableSize('length × rotaryDimensions', length, rotaryDimensions);
      const table = createFloats(precision, length * rotaryDimensions);
      forEachRow(length, startPosition, (row, angles) =>
        table.set(rows.data.subarray(angles, angles + rotaryDimensions), row * rotaryDimensions),
      );
      return table;
    },
  };
}
