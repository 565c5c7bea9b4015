import { FirthError, type Place } from '@firth/core';
import type { ArrowBatch } from './arrow-messages.ts';
import type { ColumnStart } from './arrow-schema.ts';
import { type BatchBuffer, packedBuffer } from './packed-buffer.ts';

/**
 * Returns the buffer `index` of a column in a batch.
 *
 * @throws FirthError `INCONSISTENT` for a buffer that there is not, that is shorter than its values take, or that claims to unpack to more than it can
 */
export async function bufferOf(
  file: Blob,
  batch: ArrowBatch,
  { buffer: first, views }: ColumnStart,
  index: number,
  leastBytes: number,
  place: Place,
): Promise<BatchBuffer> {
  const ofViews = batch.viewBuffers.slice(0, views).reduce((sum, count) => sum + count, 0);
  const at = 2 * (first + ofViews + index);
  const [offset = -1, bytes = -1] = batch.buffers.slice(at, at + 2);
  if (offset >= 0 && bytes >= 0 && offset + bytes <= batch.bodyBytes) {
    const begin = batch.bodyStart + offset;
    const stored = file.slice(begin, begin + bytes);
    const isPacked = batch.codec !== undefined && bytes > 0;
    const buffer = isPacked
      ? await packedBuffer(stored, batch.codec, { ...place, offset: begin })
      : { bytes, open: async () => stored };
    if (buffer.bytes >= leastBytes) return buffer;
  }
  throw new FirthError('INCONSISTENT', `a batch of ${batch.rows} rows has a buffer that is too short`, place);
}
