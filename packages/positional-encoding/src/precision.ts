import type { FloatArray } from '@firth/core';

/** The arithmetic of a computed encoding: of its angles and of the numbers that are kept. */
export type Precision = 'float32' | 'float64';

/** Returns `length` zeros in the given precision. */
export function createFloats(precision: Precision, length: number): FloatArray {
  return precision === 'float32' ? new Float32Array(length) : new Float64Array(length);
}

/** Returns what rounds a number to the given precision. */
export function rounding(precision: Precision): (value: number) => number {
  return precision === 'float32' ? Math.fround : (value) => value;
}
