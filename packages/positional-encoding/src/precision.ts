import { FirthError, type FloatArray } from '@firth/core';

/** The arithmetic of a computed encoding: of its angles and of the numbers that are kept. */
export type Precision = 'float32' | 'float64';

/**
 * Returns `length` zeros in the given precision.
 *
 * @throws FirthError `OUT_OF_MEMORY`
 */
export function createFloats(precision: Precision, length: number): FloatArray {
  try {
    return precision === 'float32' ? new Float32Array(length) : new Float64Array(length);
  } catch (cause) {
    throw new FirthError('OUT_OF_MEMORY', `${length} ${precision} numbers do not fit in memory`, { cause });
  }
}

/** Returns zeros in the precision of `array`, as many as it has unless `length` says otherwise. */
export function zerosLike<A extends FloatArray>(array: A, length: number = array.length): A {
  return createFloats(array instanceof Float64Array ? 'float64' : 'float32', length) as A;
}

/** Returns what rounds a number to the given precision. */
export function rounding(precision: Precision): (value: number) => number {
  return precision === 'float32' ? Math.fround : (value) => value;
}
