import { FirthError } from '@firth/core';

/**
 * Returns `length` zeros.
 *
 * @throws FirthError `OUT_OF_MEMORY`
 */
export function createFloats(length: number): Float32Array {
  try {
    return new Float32Array(length);
  } catch (cause) {
    throw new FirthError('OUT_OF_MEMORY', `${length} float32 numbers do not fit in memory`, { cause });
  }
}
