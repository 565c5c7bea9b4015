import { requirePositive } from '../options.ts';
import type { Initializer } from './initializer.ts';
import { normal } from './normal.ts';
import type { XavierOptions } from './xavier-uniform.ts';

/**
 * Returns the normal initializer with the variance of Glorot and Bengio (2010): standard deviation gain · √(2 / (rows +
 * columns)). torch's `xavier_normal_`.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const table = xavierNormal({ seed: 7 })(4, 4); // standard deviation 0.5
 * console.log(Array.from(table.data.subarray(0, 4), (value) => value.toFixed(2)).join(' ')); // 0.77 0.03 -0.20 0.03
 * ```
 */
export function xavierNormal({ gain = 1, seed }: XavierOptions = {}): Initializer {
  requirePositive('gain', gain);
  return (rows, columns) => normal({ deviation: gain * Math.sqrt(2 / (rows + columns)), seed })(rows, columns);
}
