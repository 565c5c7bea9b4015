import type { FloatArray, PositionalEncoding } from '@firth/core';
import {
  badOption,
  requireChoice,
  requireDimensions,
  requireInteger,
  requireSpan,
  requireTableSize,
  requireWhole,
} from '../options.ts';
import { type PositionRows, positionRows } from '../position-rows.ts';
import { createFloats, type Precision } from '../precision.ts';

/**
 * Which numbers of a head turn together, with `r` rotary dimensions: `halves` pairs i with i + r/2 (GPT-NeoX, LLaMA in transformers),
 * `interleaved` pairs 2i with 2i + 1 (Su et al. 2021, GPT-J, LLaMA's own program).
 */
export type RotaryLayout = 'halves' | 'interleaved';

export interface RotaryShape {
  /** Numbers in a head. */
  readonly headDimensions: number;
  /** Heads side by side in a row of activations, all turned alike. Default 1: a row is one head. */
  readonly heads?: number | undefined;
  /** The leading numbers of a head that turn, the rest staying as they are: an even number. Default all. */
  readonly rotaryDimensions?: number | undefined;
  /** Default `'halves'`. */
  readonly layout?: RotaryLayout | undefined;
}

/** An encoding that turns pairs of numbers of each query and key, by angles that grow with the position. */
export interface RotaryEncoding extends PositionalEncoding {
  /**
   * Returns the rotations of `length` positions from `startPosition` (default 0): for each position the cosines of all pairs, then the sines,
   * both times the attention factor. `length × rotaryDimensions` numbers.
   */
  table(length: number, startPosition?: number): FloatArray;
}

export interface Rotation {
  readonly positions: number;
  readonly precision: Precision;
  readonly capacity: number;
  /** Called before rows are asked for, with the number of positions up to the last one; `true` if other rows than before must be written. */
  adapt?(sequenceLength: number): boolean;
  /** Writes a position's cosines from `offset` on, then its sines. */
  fill(position: number, data: FloatArray, offset: number): void;
}

/** Returns the shape checked and with its defaults. */
export function rotaryShape(shape: RotaryShape): Required<{ [K in keyof RotaryShape]: NonNullable<RotaryShape[K]> }> {
  const { headDimensions, heads = 1, rotaryDimensions = headDimensions, layout = 'halves' } = shape;
  requireInteger('heads', heads, 1, 65_536);
  requireDimensions('headDimensions', headDimensions, rotaryDimensions === headDimensions ? 2 : 1);
  requireDimensions('rotaryDimensions', rotaryDimensions, 2);
  if (rotaryDimensions > headDimensions)
    throw badOption('rotaryDimensions', rotaryDimensions, `at most headDimensions = ${headDimensions}`);
  requireChoice('layout', layout, ['halves', 'interleaved']);
  return { headDimensions, heads, rotaryDimensions, layout };
}

/**
 * Returns the encoding that turns pairs as `rotation` says.
 *
 * With c and s the cosine and sine of a pair, times any factor: x' = c·x − s·y and y' = c·y + s·x. Backward applies the transpose, which is the
 * inverse turn times the same factor.
 */
export function rotaryEncoding(shape: RotaryShape, rotation: Rotation): RotaryEncoding {
  const { headDimensions, heads, rotaryDimensions, layout } = rotaryShape(shape);
  const { positions, precision, capacity } = rotation;
  const pairs = rotaryDimensions / 2;
  const [pairStep, partner] = layout === 'halves' ? [1, pairs] : [2, 1];
  const dimensions = heads * headDimensions;
  const rows = positionRows({ columns: rotaryDimensions, capacity, precision, fill: rotation.fill });

  /** Turns row `row` of every sequence by the angles that begin at `from` in `angles`, forwards for `direction` 1 and back for -1. */
  const turnRow = (
    array: FloatArray,
    length: number,
    row: number,
    angles: FloatArray,
    from: number,
    direction: number,
  ): void => {
    for (let target = row * dimensions; target < array.length; target += length * dimensions)
      for (let head = target; head < target + dimensions; head += headDimensions)
        for (let pair = 0; pair < pairs; pair++) {
          const first = head + pair * pairStep;
          const x = array[first]!;
          const y = array[first + partner]!;
          const cosine = angles[from + pair]!;
          const sine = direction * angles[from + pairs + pair]!;
          array[first] = x * cosine - y * sine;
          array[first + partner] = y * cosine + x * sine;
        }
  };

  const forEachRow = (
    length: number,
    startPosition: number,
    visit: (row: number, rows: PositionRows, from: number) => void,
  ): void => {
    requireSpan(length, startPosition, positions);
    if (rotation.adapt?.(startPosition + length)) rows.clear();
    for (let row = 0; row < length; row += capacity) {
      const run = Math.min(capacity, length - row);
      const from = rows.seek(startPosition + row, run);
      for (let i = 0; i < run; i++) visit(row + i, rows, from + i * rotaryDimensions);
    }
  };

  const turn = (array: FloatArray, length: number, startPosition: number, direction: number): void => {
    requireSpan(length, startPosition, positions);
    requireWhole('activations', array, length * dimensions, 'length × dimensions');
    forEachRow(length, startPosition, (row, { data }, from) => turnRow(array, length, row, data, from, direction));
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
      forEachRow(length, startPosition, (row, { data }, from) =>
        table.set(data.subarray(from, from + rotaryDimensions), row * rotaryDimensions),
      );
      return table;
    },
  };
}
