import type { FloatArray } from '@firth/core';
import { type Precision, rounding } from '../precision.ts';
import { wavelengths } from './inverse-frequencies.ts';
import type { YaRNScaling } from './rope-options.ts';

/**
 * Returns YaRN's frequencies (Peng et al. 2023, section 3.2), rounded step by step as transformers' `_compute_yarn_parameters`.
 *
 * A ramp over the pairs blends each frequency with the same divided by the factor: untouched where it turns at least `fastTurns` times
 * within the trained positions, divided where it turns at most `slowTurns` times.
 */
export function yarnFrequencies(
  scaling: YaRNScaling,
  base: number,
  rotaryDimensions: number,
  precision: Precision,
): FloatArray {
  const round = rounding(precision);
  const { low, high } = rampBounds(scaling, base, rotaryDimensions);
  return wavelengths(base, rotaryDimensions, precision).map((wavelength, i) => {
    const ramp = round(round(i - low) / round(high - low));
    const kept = round(1 - Math.min(Math.max(ramp, 0), 1));
    const interpolated = round(1 / round(round(scaling.factor) * wavelength));
    const extrapolated = round(1 / wavelength);
    return round(interpolated * round(1 - kept)) + round(extrapolated * kept);
  });
}

/** Returns YaRN's attention factor: 0.1 ln(factor) + 1 unless given. */
export function yarnAttentionFactor({ factor, attentionFactor }: YaRNScaling): number {
  return attentionFactor ?? (factor <= 1 ? 1 : 0.1 * Math.log(factor) + 1);
}

/** The pairs between which the ramp rises. */
function rampBounds(scaling: YaRNScaling, base: number, rotaryDimensions: number): { low: number; high: number } {
  const { trainedPositions, fastTurns = 32, slowTurns = 1, truncate = true } = scaling;
  const pairOf = (turns: number): number =>
    (rotaryDimensions * Math.log(trainedPositions / (turns * 2 * Math.PI))) / (2 * Math.log(base));
  const fast = pairOf(fastTurns);
  const slow = pairOf(slowTurns);
  const low = Math.max(truncate ? Math.floor(fast) : fast, 0);
  const high = Math.min(truncate ? Math.ceil(slow) : slow, rotaryDimensions - 1);
  // A ramp without width would divide zero by zero: transformers' linear_ramp_factor widens it by the same thousandth.
  return { low, high: low === high ? high + 0.001 : high };
}
