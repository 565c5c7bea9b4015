import { FirthError } from '@firth/core';

/**
 * Returns `length` zeros in memory that threads can share, or in plain memory where there is no `SharedArrayBuffer`: a page that is not
 * cross-origin isolated.
 *
 * @throws FirthError `OUT_OF_MEMORY`
 */
export function sharedUint32(length: number): Uint32Array {
  const Buffer = typeof SharedArrayBuffer === 'undefined' ? ArrayBuffer : SharedArrayBuffer;
  try {
    return new Uint32Array(new Buffer(length * Uint32Array.BYTES_PER_ELEMENT));
  } catch (cause) {
    throw new FirthError('OUT_OF_MEMORY', `no memory for another ${length} word ids`, { cause });
  }
}
