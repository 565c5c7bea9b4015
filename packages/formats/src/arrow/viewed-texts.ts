import { FirthError, type Place } from '@firth/core';
import type { ArrowBatch } from './arrow-messages.ts';
import type { WordColumn } from './arrow-schema.ts';
import { bufferOf } from './batch-buffer.ts';

/** A view has the length of its text, and the text itself where that is short; else its first 4 bytes, the buffer of data that has it, and where. */
const viewBytes = 16;
const mostInside = 12;

/**
 * Returns the texts of a column of views, as Polars writes them, in UTF-8.
 *
 * @throws FirthError `INCONSISTENT` for a view that points out of its data, and for buffers that share bytes
 */
export async function viewedTexts(
  file: Blob,
  batch: ArrowBatch,
  column: WordColumn,
  place: Place,
): Promise<Uint8Array[]> {
  checkBuffers(batch, place);
  const bytesOf = async (index: number, least: number): Promise<Uint8Array<ArrayBuffer>> =>
    (await (await bufferOf(file, batch, column, index, least, place)).open()).bytes();
  const bytes = await bytesOf(1, batch.rows * viewBytes);
  const views = new DataView(bytes.buffer);
  const data: Uint8Array[] = [];
  for (let i = 0; i < (batch.viewBuffers[column.views] ?? 0); i++) data.push(await bytesOf(2 + i, 0));
  return Array.from({ length: batch.rows }, (_, row) => {
    const at = row * viewBytes;
    const length = views.getInt32(at, true);
    if (length >= 0 && length <= mostInside) return bytes.subarray(at + 4, at + 4 + length);
    const text = data[views.getInt32(at + 8, true)];
    const begin = views.getInt32(at + 12, true);
    if (text && length >= 0 && begin >= 0 && begin + length <= text.length) return text.subarray(begin, begin + length);
    throw new FirthError('INCONSISTENT', `the view of word ${row} points out of its data`, place);
  });
}

/** There may be any number of buffers of data: without sharing they have no more bytes than the file. */
function checkBuffers({ buffers, bodyBytes }: ArrowBatch, place: Place): void {
  const bytes = buffers.reduce((sum, number, i) => (i % 2 === 1 ? sum + number : sum), 0);
  if (!(bytes <= bodyBytes))
    throw new FirthError('INCONSISTENT', `a batch has buffers of ${bytes} bytes in ${bodyBytes}`, place);
}
