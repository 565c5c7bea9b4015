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
 * activations; // [0, 1, 0, 1, 0.8415, 0.5403, 0.01, 0.9999]
 * ```
 */
export function sinusoidal(options: SinusoidalOptions): AdditiveEncoding {
  const fill = writeSinusoid(options);
  return additiveEncoding(maxPosition + 1, { columns: options.dimensions, fill, ...cacheOptions(options) });
}
