import { FirthError, type Place } from '@firth/core';
import { newline } from './ascii.ts';

/** Reads little-endian values from bytes, one after the other; every read throws `TRUNCATED` where the bytes are over. */
export interface ByteReader {
  /** Offset of the next byte. */
  readonly offset: number;
  uint8(): number;
  uint16(): number;
  uint32(): number;
  int32(): number;
  /** @throws FirthError `LIMIT` beyond 2^53 */
  uint64(): number;
  bigUint64(): bigint;
  float32(): number;
  float64(littleEndian: boolean): number;
  /** The next `length` bytes, as a view. */
  bytes(length: number): Uint8Array;
  /** The bytes up to the next newline, which is skipped. */
  line(): Uint8Array;
}

/** Returns a reader of `bytes`, which errors call those of `place`. */
export function createByteReader(bytes: Uint8Array, place: Place): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number): number => {
    const start = at;
    if (length > bytes.length - start)
      throw new FirthError('TRUNCATED', `${length} bytes are wanted, and ${bytes.length - start} follow`, {
        ...place,
        offset: start,
      });
    at += length;
    return start;
  };
  return {
    get offset() {
      return at;
    },
    uint8: () => view.getUint8(take(1)),
    uint16: () => view.getUint16(take(2), true),
    uint32: () => view.getUint32(take(4), true),
    int32: () => view.getInt32(take(4), true),
    uint64() {
      const value = view.getBigUint64(take(8), true);
      if (value <= Number.MAX_SAFE_INTEGER) return Number(value);
      throw new FirthError('LIMIT', `the number ${value} is beyond 2^53`, { ...place, offset: at - 8 });
    },
    bigUint64: () => view.getBigUint64(take(8), true),
    float32: () => view.getFloat32(take(4), true),
    float64: (littleEndian) => view.getFloat64(take(8), littleEndian),
    bytes(length) {
      const start = take(length);
      return bytes.subarray(start, at);
    },
    line() {
      const end = bytes.indexOf(newline, at);
      const start = take((end < 0 ? bytes.length : end) + 1 - at);
      return bytes.subarray(start, at - 1);
    },
  };
}
