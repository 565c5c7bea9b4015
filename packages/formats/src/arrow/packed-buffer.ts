import { FirthError, type Place } from '@firth/core';
import { unpackLZ4Frame } from './lz4-frame.ts';
import { unpackZstandard } from './unpack-zstandard.ts';

/** What packs the buffers of a batch: frames of LZ4, or of Zstandard. */
export type Codec = 'lz4' | 'zstd';

/** The bytes of a buffer of a batch, which are read, and unpacked, when they are asked for. */
export interface BatchBuffer {
  /** How many there are when they are unpacked. */
  readonly bytes: number;
  open(): Promise<Blob>;
}

interface Unpacking {
  unpack(packed: Uint8Array, length: number, place: Place): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
  /** The most that so many bytes are taken to unpack to. */
  most(packedBytes: number): number;
}

const unpackings: Readonly<Record<Codec, Unpacking>> = {
  // A byte of LZ4 makes a match 255 bytes longer, at most.
  lz4: { unpack: unpackLZ4Frame, most: (bytes) => 255 * bytes },
  // Constant data can be packed further, but so much is left out of no vectors and words.
  zstd: { unpack: unpackZstandard, most: (bytes) => 2 ** 16 + 4096 * bytes },
};

/** The length of the bytes unpacked, in front of them: a signed integer, -1 where they are stored as they are. */
const lengthBytes = 8;
const stored = -1;

/**
 * Returns a buffer that is packed by itself ("Compression" in Arrow's Columnar.rst).
 *
 * @param place where it begins
 * @throws FirthError `INCONSISTENT` where it claims to be longer than it can be; `open` throws what the codec does
 */
export async function packedBuffer(buffer: Blob, codec: Codec, place: Place): Promise<BatchBuffer> {
  if (buffer.size < lengthBytes)
    throw new FirthError('INCONSISTENT', `a packed buffer has ${buffer.size} bytes`, place);
  const head = new DataView(await buffer.slice(0, lengthBytes).arrayBuffer());
  const length = Number(head.getBigInt64(0, true));
  const packed = buffer.slice(lengthBytes);
  if (length === stored) return { bytes: packed.size, open: async () => packed };

  const { unpack, most } = unpackings[codec];
  if (!(length >= 0 && length <= most(packed.size))) {
    const message = `a buffer of ${packed.size} bytes claims to have ${length} when it is unpacked`;
    throw new FirthError('INCONSISTENT', message, place);
  }
  const here = { ...place, offset: (place.offset ?? 0) + lengthBytes };
  return { bytes: length, open: async () => new Blob([await unpack(await packed.bytes(), length, here)]) };
}
