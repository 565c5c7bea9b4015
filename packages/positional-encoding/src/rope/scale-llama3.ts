import type { FloatArray } from '@firth/core';
import { type Precision, rounding } from '../precision.ts';
import { inverseFrequencies } from './inverse-frequencies.ts';
import type { LLaMA3Scaling } from './rope-options.ts';

/**
 * Returns LLaMA 3.1's frequencies (`apply_scaling` of its program), rounded step by step as transformers' `_compute_llama3_parameters`.
 *
 * By how often a frequency turns within the trained positions: at most `lowFrequencyFactor` times, it is divided by the factor; at least
 * `highFrequencyFactor` times, it stays; between, it is blended.
 */
export function llama3Frequencies(
  scaling: LLaMA3Scaling,
  base: number,
  rotaryDimensions: number,
  precision: Precision,
): FloatArray {
  const round = rounding(precision);
  const { trainedPositions, lowFrequencyFactor, highFrequencyFactor } = scaling;
  const factor = round(scaling.factor);
  const longest = round(trainedPositions / lowFrequencyFactor);
  const shortest = round(trainedPositions / highFrequencyFactor);

  return inverseFrequencies(base, rotaryDimensions, precision).map((frequency) => {
    const wavelength = round(round(2 * Math.PI) / frequency);
    if (wavelength > longest) return frequency / factor;
    if (wavelength < shortest) return frequency;
    const turns = round(trainedPositions / wavelength);
    const kept = round(round(turns - round(lowFrequencyFactor)) / round(highFrequencyFactor - lowFrequencyFactor));
    return round(round(round(1 - kept) * frequency) / factor) + round(kept * frequency);
  });
}
