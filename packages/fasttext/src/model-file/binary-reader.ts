import { FirthError } from '@firth/core';

/** Reads little-endian numbers one after the other from a stream of bytes. */
export interface BinaryReader {
  /** What is added to errors and warnings: the file, where it has a name. */
  readonly place: { readonly file?: string };
  /** How many bytes have been read. */
  readonly offset: number;
  /** @throws FirthError `TRUNCATED` where fewer than `bytes` bytes are known to be left, before anybody makes room for `what` */
  expect(bytes: number, what: string): void;
  int32(): Promise<number>;
  /** The nearest float64 of a 64-bit integer: exact up to 2^53. */
  int64(): Promise<number>;
  float64(): Promise<number>;
  byte(): Promise<number>;
  /** The bytes up to the next zero, which is read too; at most `limit`. */
  bytesToZero(limit: number): Promise<Uint8Array>;
  /** The next `count` bytes. */
  bytes(count: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The next `count` 32-bit floating-point numbers. */
  floats(count: number): Promise<Float32Array<ArrayBuffer>>;
  /** Whether nothing is left. */
  isAtEnd(): Promise<boolean>;
}

/** Numbers of a stream whose length is not known are read in pieces of so many bytes, so that a count cannot make room that is not needed. */
const pieceBytes = 2 ** 24;

/** Returns a reader of `chunks`, which hold `byteLength` bytes where that is known. A chunk is not looked at after the next is asked for. */
export function createBinaryReader(
  chunks: AsyncIterator<Uint8Array>,
  byteLength: number | undefined,
  place: { readonly file?: string },
): BinaryReader {
  let bytes: Uint8Array = new Uint8Array();
  let at = 0;
  let offset = 0;

  async function more(): Promise<boolean> {
    do {
      const next = await chunks.next();
      if (next.done) return false;
      bytes = next.value;
      at = 0;
    } while (bytes.length === 0);
    return true;
  }

  function truncated(what: string): FirthError {
    return new FirthError('TRUNCATED', `the file ends within ${what}`, { ...place, offset });
  }

  /** Copies the next bytes to `target`. */
  async function fill(target: Uint8Array, what: string): Promise<void> {
    for (let done = 0; done < target.length; ) {
      if (at === bytes.length && !(await more())) throw truncated(what);
      const count = Math.min(bytes.length - at, target.length - done);
      target.set(bytes.subarray(at, at + count), done);
      at += count;
      offset += count;
      done += count;
    }
  }

  const scratch = new DataView(new ArrayBuffer(8));
  async function number(size: number): Promise<DataView> {
    await fill(new Uint8Array(scratch.buffer, 0, size), 'a number');
    return scratch;
  }

  function expect(count: number, what: string): void {
    if (byteLength === undefined || count <= byteLength - offset) return;
    const message = `${what} take ${count} bytes, and ${byteLength - offset} are left`;
    throw new FirthError('TRUNCATED', message, { ...place, offset });
  }

  async function block(count: number): Promise<Uint8Array<ArrayBuffer>> {
    if (byteLength !== undefined) {
      expect(count, 'its numbers');
      const whole = new Uint8Array(count);
      await fill(whole, 'a matrix');
      return whole;
    }
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for (let left = count; left > 0; left -= pieceBytes) {
      const piece = new Uint8Array(Math.min(left, pieceBytes));
      await fill(piece, 'a matrix');
      pieces.push(piece);
    }
    const joined = new Uint8Array(count);
    for (const [i, piece] of pieces.entries()) joined.set(piece, i * pieceBytes);
    return joined;
  }

  async function bytesToZero(limit: number): Promise<Uint8Array> {
    const parts: number[] = [];
    for (;;) {
      if (at === bytes.length && !(await more())) throw truncated('a word');
      const value = bytes[at++]!;
      offset++;
      if (value === 0) return Uint8Array.from(parts);
      if (parts.length === limit) {
        throw new FirthError('LIMIT', `a word is longer than ${limit} bytes`, { ...place, offset });
      }
      parts.push(value);
    }
  }

  return {
    place,
    get offset() {
      return offset;
    },
    expect,
    bytesToZero,
    bytes: block,
    floats: async (count) => new Float32Array((await block(4 * count)).buffer),
    int32: async () => (await number(4)).getInt32(0, true),
    int64: async () => Number((await number(8)).getBigInt64(0, true)),
    float64: async () => (await number(8)).getFloat64(0, true),
    byte: async () => (await number(1)).getUint8(0),
    isAtEnd: async () => at === bytes.length && !(await more()),
  };
}
