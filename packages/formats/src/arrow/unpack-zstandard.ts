import { FirthError, type Place } from '@firth/core';
import { optional } from '../optional.ts';

/**
 * Returns the `length` bytes that a frame of Zstandard (RFC 8878) holds, unpacked by hyparquet-compressors. Its checksum is not compared, and
 * where it does not say how long its content is, neither is that.
 *
 * @param place where the frame begins
 * @throws FirthError `UNSUPPORTED` where the package is not installed, `CORRUPT`, `INCONSISTENT` for content of another length
 */
export async function unpackZstandard(
  frame: Uint8Array,
  length: number,
  place: Place,
): Promise<Uint8Array<ArrayBuffer>> {
  const purpose = 'Arrow packed by Zstandard is read with the package hyparquet-compressors';
  const { decompressZstd } = await optional(() => import('hyparquet-compressors'), purpose);
  const size = frame.length === 0 ? 0 : contentSize(frame);
  if (size !== undefined && size !== length) {
    const message = `a frame of Zstandard holds ${size} bytes where ${length} are promised`;
    throw new FirthError('INCONSISTENT', message, place);
  }
  try {
    // With room of its own it does not take what the frame claims.
    return decompressZstd(frame, new Uint8Array(length)) as Uint8Array<ArrayBuffer>;
  } catch (cause) {
    throw new FirthError('CORRUPT', `a frame of Zstandard: ${(cause as Error).message}`, { ...place, cause });
  }
}

/** The size of the content in the header of a frame (RFC 8878, 3.1.1.1), which need not be there. */
function contentSize(frame: Uint8Array): number | undefined {
  const descriptor = frame[4] ?? 0;
  const isSingleSegment = (descriptor & 32) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3]!;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  const at = 5 + (isSingleSegment ? 0 : 1) + dictionaryBytes;
  if (sizeBytes === 0 || at + sizeBytes > frame.length) return undefined;
  const size = frame.subarray(at, at + sizeBytes).reduceRight((sum, byte) => sum * 256 + byte, 0);
  return sizeBytes === 2 ? size + 256 : size;
}
