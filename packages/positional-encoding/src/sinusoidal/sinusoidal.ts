import { type AdditiveEncoding, additiveEncoding } from '../additive.ts';
import { type CacheOptions, cacheOptions } from '../cache-options.ts';
import { maxPosition } from '../options.ts';
import { type SinusoidalShape, writeSinusoid } from './layout.ts';

export interface SinusoidalOptions extends SinusoidalShape, CacheOptions {}

/**
 * Returns the fixed encoding of Vaswani et al. 2017 (section 3.5): sines and cosines of every position from 0 to 2^24, added to the rows.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const encoding = sinusoidal({ dimensions: 4 });
 * const activations = new Float32Array(2 * 4);
 * encoding.apply(activations, 2);
 * console.log(Array.from(activations, (value) => value.toFixed(2)).join(' ')); // 0.00 1.00 0.00 1.00 0.84 0.54 0.01 1.00
 * ```
 */
export function sinusoidal(options: SinusoidalOptions): AdditiveEncoding {
  const fill = writeSinusoid(options);
  return additiveEncoding(maxPosition + 1, { columns: options.dimensions, fill, ...cacheOptions(options) });
}
