import type { FloatArray } from '@firth/core';
import { createFloats, type Precision, rounding } from '../precision.ts';

/**
 * Returns base^(2i/r) for each pair i of r rotary dimensions: the wavelengths over 2π.
 *
 * In float32 every step rounds as torch's does (base ** (arange(0, r, 2).float() / r)): at position 2^24 the last digit of a frequency is
 * a good part of a turn.
 */
export function wavelengths(base: number, rotaryDimensions: number, precision: Precision): FloatArray {
  const round = rounding(precision);
  const result = createFloats(precision, rotaryDimensions / 2);
  for (let i = 0; i < result.length; i++) result[i] = round(base) ** round((2 * i) / rotaryDimensions);
  return result;
}

/** Returns base^(-2i/r) for each pair i of r rotary dimensions: radians a position. */
export function inverseFrequencies(base: number, rotaryDimensions: number, precision: Precision): FloatArray {
  return wavelengths(base, rotaryDimensions, precision).map((wavelength) => 1 / wavelength);
}
