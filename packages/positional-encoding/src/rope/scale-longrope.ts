import type { FloatArray } from '@firth/core';
import { type Precision, rounding } from '../precision.ts';
import { wavelengths } from './inverse-frequencies.ts';
import type { LongRoPEScaling } from './rope-options.ts';

/** Returns LongRoPE's frequencies (Ding et al. 2024) for a sequence of the given length, as transformers' `_compute_longrope_parameters`. */
export function longRoPEFrequencies(
  scaling: LongRoPEScaling,
  base: number,
  rotaryDimensions: number,
  precision: Precision,
  sequenceLength: number,
): FloatArray {
  const round = rounding(precision);
  const divisors = sequenceLength > scaling.trainedPositions ? scaling.longFactors : scaling.shortFactors;
  return wavelengths(base, rotaryDimensions, precision).map(
    (wavelength, i) => 1 / round(round(divisors[i]!) * wavelength),
  );
}

/** Returns LongRoPE's attention factor, the same for short and for long sequences. */
export function longRoPEAttentionFactor({ factor, trainedPositions, attentionFactor }: LongRoPEScaling): number {
  return attentionFactor ?? (factor <= 1 ? 1 : Math.sqrt(1 + Math.log(factor) / Math.log(trainedPositions)));
}
