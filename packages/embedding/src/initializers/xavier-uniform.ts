import { requirePositive } from '../options.ts';
import type { Initializer, SeedOptions } from './initializer.ts';
import { uniform } from './uniform.ts';

export interface XavierOptions extends SeedOptions {
  /** Factor of the standard deviation (default 1). */
  readonly gain?: number | undefined;
}

/**
 * Returns the initializer of Glorot and Bengio (2010), formula 16: uniform in ±gain · √(6 / (rows + columns)), which
 * has the variance of {@link xavierNormal}. torch's `xavier_uniform_`, Keras' `GlorotUniform`.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const table = xavierUniform({ seed: 7 })(3, 3); // within ±1
 * console.log(Array.from(table.data.subarray(0, 3), (value) => value.toFixed(2)).join(' ')); // 0.94 0.16 0.62
 * ```
 */
export function xavierUniform({ gain = 1, seed }: XavierOptions = {}): Initializer {
  requirePositive('gain', gain);
  return (rows, columns) => {
    const bound = gain * Math.sqrt(6 / (rows + columns));
    return uniform({ from: -bound, to: bound, seed })(rows, columns);
  };
}
