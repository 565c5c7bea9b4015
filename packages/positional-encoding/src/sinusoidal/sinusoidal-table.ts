import { badOption, type FloatArray } from '@firth/core';
import { maxPosition, requireChoice, requireTableSize } from '../options.ts';
import { createFloats, type Precision } from '../precision.ts';
import { type SinusoidalShape, writeSinusoid } from './layout.ts';

export interface SinusoidalTableOptions extends SinusoidalShape {
  /** Default `'float32'`. */
  readonly precision?: Precision | undefined;
}

/**
 * Returns the sinusoidal encoding of any positions, `positions.length × dimensions` numbers: negative ones (the relative positions of
 * Transformer-XL), fractional ones (diffusion steps), in any order.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const relative = sinusoidalTable([1, 0, -1], { dimensions: 2, layout: 'halves' });
 * console.log(Array.from(relative, (value) => value.toFixed(2)).join(' ')); // 0.84 0.54 0.00 1.00 -0.84 0.54
 * ```
 */
export function sinusoidalTable(positions: ArrayLike<number>, options: SinusoidalTableOptions): FloatArray {
  const { dimensions, precision = 'float32' } = options;
  requireChoice('precision', precision, ['float32', 'float64']);
  const write = writeSinusoid(options);
  requireTableSize('positions × dimensions', positions.length, dimensions);
  const table = createFloats(precision, positions.length * dimensions);
  for (let row = 0; row < positions.length; row++) {
    const position = positions[row]!;
    if (!(Math.abs(position) <= maxPosition))
      throw badOption(`positions[${row}]`, position, `a number from -${maxPosition} to ${maxPosition}`);
    write(position, table, row * dimensions);
  }
  return table;
}
