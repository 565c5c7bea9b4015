import { FirthError, type Place } from '@firth/core';
import { newline } from './ascii.ts';
import { createByteBuffer } from './byte-buffer.ts';

/**
 * Yields the same bytes cut behind newlines: blocks of whole lines, each ending in a newline, which the last line gets
 * where it has none. A block is valid until the next is asked for; most are views of the chunks themselves.
 *
 * @param placeOfNext where the first line of the next block is, for the error
 * @throws FirthError `LIMIT` for a line of more than `lineBytes` bytes, before more of it is kept
 */
export async function* lineBlocks(
  chunks: AsyncIterable<Uint8Array>,
  lineBytes: number,
  placeOfNext: () => Place,
): AsyncGenerator<Uint8Array, void, undefined> {
  const begun = createByteBuffer();
  const keep = (bytes: Uint8Array): void => {
    if (begun.bytes.length + bytes.length > lineBytes) {
      throw new FirthError('LIMIT', `the line is longer than ${lineBytes} bytes`, placeOfNext());
    }
    begun.append(bytes);
  };

  for await (const chunk of chunks) {
    let start = 0;
    if (begun.bytes.length > 0) {
      const firstEnd = chunk.indexOf(newline) + 1;
      keep(firstEnd > 0 ? chunk.subarray(0, firstEnd) : chunk);
      if (firstEnd === 0) continue;
      yield begun.bytes;
      begun.drop(begun.bytes.length);
      start = firstEnd;
    }
    const lastEnd = chunk.lastIndexOf(newline) + 1;
    if (lastEnd > start) yield chunk.subarray(start, lastEnd);
    keep(chunk.subarray(Math.max(start, lastEnd)));
  }
  if (begun.bytes.length > 0) {
    begun.append(Uint8Array.of(newline));
    yield begun.bytes;
  }
}
