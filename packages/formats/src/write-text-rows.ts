import type { WordVectors } from '@firth/core';
import { newline, space } from './ascii.ts';
import { type ChunkWriter, createChunkWriter, type WriteOptions } from './chunk-writer.ts';
import { createWordWriter } from './word-writer.ts';
import { mostNumberBytes, writeNumber } from './write-number.ts';

/**
 * Yields `header`, and a line `WORD NUMBER … NUMBER` a word. Every number has the fewest digits that read back as the same float32.
 *
 * @throws FirthError `WORD_WITH_SPACE` for a word that holds a newline, `BAD_UTF8` for one that holds half a surrogate pair
 */
export function* writeTextRows(
  header: string,
  { vocabulary, dimensions, matrix }: WordVectors,
  options: WriteOptions,
): Generator<Uint8Array<ArrayBuffer>, void, undefined> {
  const words = createWordWriter(vocabulary, newline);
  const out = createChunkWriter(header, options);
  for (let id = 0; id < vocabulary.size; id++) {
    const finished = out.reserve(words.mostBytes(id) + dimensions * (1 + mostNumberBytes) + 1);
    if (finished) yield finished;
    out.end = words.write(id, out.bytes, out.end);
    writeRow(matrix.data, id * dimensions, dimensions, out);
  }
  yield out.finish();
}

function writeRow(data: Float32Array, first: number, count: number, out: ChunkWriter): void {
  const { bytes } = out;
  let { end } = out;
  for (let i = first; i < first + count; i++) {
    bytes[end] = space;
    end = writeNumber(data[i]!, bytes, end + 1);
  }
  bytes[end] = newline;
  out.end = end + 1;
}
