import { type FloatArray, type PositionalEncoding, requireInteger, type SparseGradient } from '@firth/core';
import type { FloatTable } from '../float-table.ts';
import {
  maxPosition,
  requireDimensions,
  requireLength,
  requireSpan,
  requireTableSize,
  requireWhole,
} from '../options.ts';
import { createFloats, zerosLike } from '../precision.ts';

export interface LearnedOptions<A extends FloatArray = Float32Array> {
  /** How many positions can be encoded: the longest sequence. */
  readonly positions: number;
  readonly dimensions: number;
  /** `positions × dimensions` numbers, used as they are and not copied; their type is the precision of the gradient. Default float32 zeros. */
  readonly table?: A | undefined;
}

/** An encoding that adds a learned row to each row of activations. */
export interface LearnedEncoding<A extends FloatArray = Float32Array> extends PositionalEncoding {
  /** The rows, one a position: a `Matrix` where they are float32. */
  readonly weights: FloatTable<A>;
  /** Returns the gradient of the rows used, summed over the sequences, for a gradient with respect to what `apply` left. */
  weightGradient(gradient: FloatArray, length: number, startPosition?: number): SparseGradient<A>;
}

/**
 * Returns learned absolute positions (BERT, GPT-2): a table with a row for each position. `backward` leaves a gradient as it is, since the
 * activations are only added to.
 *
 * @throws FirthError `BAD_OPTION`, from `apply` also for a position beyond the table
 * @example
 * ```ts
 * const encoding = learned({ positions: 2, dimensions: 2, table: Float32Array.of(1, 2, 3, 4) });
 * const activations = Float32Array.of(10, 10);
 * encoding.apply(activations, 1, 1);
 * console.log(activations.join(' ')); // 13 14
 * const { rows, values } = encoding.weightGradient(Float32Array.of(0.5, -1), 1, 1);
 * console.log(rows.join(' '), values.join(' ')); // 1 0.5 -1
 * ```
 */
export function learned<A extends FloatArray = Float32Array>(options: LearnedOptions<A>): LearnedEncoding<A> {
  const { positions, dimensions } = options;
  requireInteger('positions', positions, 1, maxPosition + 1);
  requireDimensions('dimensions', dimensions);
  requireTableSize('positions × dimensions', positions, dimensions);
  const data = options.table ?? (createFloats('float32', positions * dimensions) as A);
  requireLength('table', data, positions * dimensions, 'positions × dimensions');

  const check = (argument: string, array: FloatArray, length: number, startPosition: number): void => {
    requireSpan(length, startPosition, positions);
    requireWhole(argument, array, length * dimensions, 'length × dimensions');
  };

  return {
    dimensions,
    positions,
    weights: { rows: positions, columns: dimensions, data },
    apply(activations, length, startPosition = 0) {
      check('activations', activations, length, startPosition);
      const from = startPosition * dimensions;
      for (let sequence = 0; sequence < activations.length; sequence += length * dimensions)
        for (let i = 0; i < length * dimensions; i++)
          activations[sequence + i] = activations[sequence + i]! + data[from + i]!;
    },
    backward: (gradient, length, startPosition = 0) => check('gradient', gradient, length, startPosition),
    weightGradient(gradient, length, startPosition = 0) {
      check('gradient', gradient, length, startPosition);
      const values = zerosLike(data, length * dimensions);
      for (let sequence = 0; sequence < gradient.length; sequence += values.length)
        for (let i = 0; i < values.length; i++) values[i] = values[i]! + gradient[sequence + i]!;
      return { rows: Uint32Array.from({ length }, (_, row) => startPosition + row), values };
    },
  };
}
