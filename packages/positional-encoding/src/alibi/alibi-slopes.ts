import { requireInteger } from '@firth/core';
import { requireAbove } from '../options.ts';

/**
 * Returns ALiBi's slope of each head, all positive (Press et al. 2022, section 3): of n heads, a power of two, head h (from 1) has the slope
 * 2^(-maxBias · h / n). Another number of heads gets the slopes of the power of two below and then the first, third, … of the one above.
 *
 * BLOOM's and MPT's programs word the second rule differently and agree on every slope; MPT calls `maxBias` `alibi_bias_max`.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * console.log(alibiSlopes(4).join(' ')); // 0.25 0.0625 0.015625 0.00390625
 * console.log(alibiSlopes(3).join(' ')); // 0.0625 0.00390625 0.25
 * ```
 */
export function alibiSlopes(heads: number, maxBias = 8): Float64Array {
  requireInteger('heads', heads, 1, 65_536);
  requireAbove('maxBias', maxBias, 0);
  const below = 2 ** Math.floor(Math.log2(heads));
  return Float64Array.from({ length: heads }, (_, h) =>
    h < below ? 2 ** ((-maxBias * (h + 1)) / below) : 2 ** ((-maxBias * (2 * (h - below) + 1)) / (2 * below)),
  );
}
