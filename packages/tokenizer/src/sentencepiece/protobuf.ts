import { type ErrorCode, FirthError } from '@firth/core';

/** A field of a message: its number and, by its wire type, its value. */
export interface ProtobufField {
  readonly number: number;
  /** A varint or a fixed number; the length of `bytes` where those are the value. */
  readonly value: number;
  /** The bytes of a length-delimited field: a view, not a copy. */
  readonly bytes?: Uint8Array;
}

/** Groups within groups: deeper than this is an attack. */
const maxGroupDepth = 32;

/**
 * Calls `visit` for every field of a Protocol Buffers message, in order. Groups, which are long out of use, are skipped.
 *
 * @param offset where the message begins in the file, for messages
 * @throws FirthError `TRUNCATED` where the message ends inside a field; `CORRUPT` for a field number 0, an unknown wire type or a varint of
 * more than 10 bytes
 */
export function forEachField(
  message: Uint8Array,
  visit: (field: ProtobufField) => void,
  offset = 0,
  file?: string,
): void {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  let at = 0;
  const fail = (code: ErrorCode, problem: string): FirthError =>
    new FirthError(code, problem, { offset: offset + at, ...(file !== undefined && { file }) });

  function varint(): number {
    let value = 0;
    for (let i = 0; i < 10; i++) {
      if (at >= message.length) throw fail('TRUNCATED', 'the file ends inside a number');
      const byte = message[at++]!;
      // Bits beyond 53 are those of a negative number or a huge one; neither is a size.
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    throw fail('CORRUPT', 'a number has more than 10 bytes');
  }

  function take(size: number): number {
    if (size > message.length - at)
      throw fail('TRUNCATED', `a field of ${size} bytes begins where ${message.length - at} are left`);
    const start = at;
    at += size;
    return start;
  }

  function readField(depth: number): 'end-group' | 'field' {
    const key = varint();
    const number = Math.floor(key / 8);
    const wireType = key % 8;
    if (number === 0 || number >= 2 ** 29) throw fail('CORRUPT', `a field has the number ${number}`);
    const isVisible = depth === 0;
    if (wireType === 0) {
      const value = varint();
      if (isVisible) visit({ number, value });
    } else if (wireType === 1) {
      const value = view.getFloat64(take(8), true);
      if (isVisible) visit({ number, value });
    } else if (wireType === 2) {
      const size = varint();
      const start = take(size);
      if (isVisible) visit({ number, value: size, bytes: message.subarray(start, start + size) });
    } else if (wireType === 3) {
      if (depth >= maxGroupDepth) throw fail('CORRUPT', `groups nest more than ${maxGroupDepth} deep`);
      while (readField(depth + 1) !== 'end-group');
    } else if (wireType === 4) {
      if (isVisible) throw fail('CORRUPT', 'a group ends that has not begun');
      return 'end-group';
    } else if (wireType === 5) {
      const value = view.getFloat32(take(4), true);
      if (isVisible) visit({ number, value });
    } else throw fail('CORRUPT', `a field has the wire type ${wireType}`);
    return 'field';
  }

  while (at < message.length) readField(0);
}
