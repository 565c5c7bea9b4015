import { FirthError, type Place } from '@firth/core';
import { readBytes } from '@firth/files';
import { createGrowingMatrix } from '../growing-matrix.ts';
import { readProgressively } from '../read-progressively.ts';
import type { NumberEncoding } from './number-encoding.ts';

/** Whence numbers come, and how many. */
export interface DecodeOptions {
  readonly place: Place;
  /** Whether the bytes are known to be there; else memory is taken as they come. */
  readonly isProven: boolean;
}

/**
 * Returns the first `count` numbers of a stream as float32; what follows them is not asked for.
 *
 * @throws FirthError `TRUNCATED` where there are fewer, `OUT_OF_MEMORY`
 */
async function decodeNumbers(
  chunks: AsyncIterable<Uint8Array>,
  encoding: NumberEncoding,
  count: number,
  { place, isProven }: DecodeOptions,
): Promise<Float32Array<ArrayBuffer>> {
  const { blockBytes, blockLength } = encoding;
  const numbers = createGrowingMatrix(1, count, isProven, place);
  let decoded = 0;
  await readProgressively(chunks, (bytes) => {
    const blocks = Math.min(Math.floor(bytes.length / blockBytes), (count - decoded) / blockLength);
    numbers.reserve(decoded + blocks * blockLength);
    encoding.decode(bytes.subarray(0, blocks * blockBytes), numbers.data, decoded);
    decoded += blocks * blockLength;
    return decoded === count ? 'stop' : blocks * blockBytes;
  });
  if (decoded === count) return numbers.data;
  throw new FirthError('TRUNCATED', `${count} numbers are promised, and the data ends after ${decoded}`, place);
}

/**
 * Returns the `count` numbers that begin at byte `begin` of `file`, in memory of their own and little more, whatever the size of the file.
 *
 * @throws FirthError `TRUNCATED`, `OUT_OF_MEMORY`, `IO`
 */
export function readNumbers(
  file: Blob,
  begin: number,
  encoding: NumberEncoding,
  count: number,
  place: Place,
  signal?: AbortSignal,
): Promise<Float32Array<ArrayBuffer>> {
  const end = begin + (count / encoding.blockLength) * encoding.blockBytes;
  if (end > file.size)
    throw new FirthError('TRUNCATED', `numbers are promised up to byte ${end}, the file has ${file.size}`, place);
  const chunks = readBytes(file.slice(begin, end), { file: place.file, reuseBuffers: true, signal });
  return decodeNumbers(chunks, encoding, count, { place, isProven: true });
}
