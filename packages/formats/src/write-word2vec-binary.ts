import { FirthError, type WordVectors } from '@firth/core';
import { newline, space } from './ascii.ts';
import { type ChunkWriter, createChunkWriter, type WriteOptions } from './chunk-writer.ts';
import { encodeWord, mostBytesPerUnit } from './encode-word.ts';
import { writeHeader } from './header.ts';

/**
 * Yields `vectors` in word2vec's binary format: a line `COUNT DIMENSIONS`, and for each word the word, a space and its
 * float32 numbers, little-endian, with no newline behind them: the same bytes as gensim's.
 *
 * @throws FirthError `WORD_WITH_SPACE` for a word that holds a space or begins with a newline, `BAD_UTF8` for one that
 * holds half a surrogate pair
 *
 * @example
 * ```ts
 * const vectors = await readVectors(new Blob(['2 3\nking 1 0 2\nqueen 1 1 2\n']));
 * console.log(new Blob([...writeWord2VecBinary(vectors)]).size); // 39
 * ```
 */
export function* writeWord2VecBinary(
  vectors: WordVectors,
  options: WriteOptions = {},
): Generator<Uint8Array<ArrayBuffer>, void, undefined> {
  const { vocabulary, dimensions } = vectors;
  const out = createChunkWriter(options);
  writeHeader(vocabulary.size, dimensions, out);
  for (let id = 0; id < vocabulary.size; id++) {
    const word = vocabulary.tokenOf(id)!;
    if (word.charCodeAt(0) === newline) {
      throw new FirthError(
        'WORD_WITH_SPACE',
        `the word ${JSON.stringify(word)} begins with a newline, which readers skip`,
      );
    }
    const finished = out.reserve(word.length * mostBytesPerUnit + 1 + dimensions * Float32Array.BYTES_PER_ELEMENT);
    if (finished) yield finished;
    out.end = encodeWord(word, out.bytes, out.end, space);
    writeRow(vectors.matrix.data, id * dimensions, dimensions, out);
  }
  yield out.finish();
}

function writeRow(data: Float32Array, first: number, count: number, out: ChunkWriter): void {
  out.bytes[out.end++] = space;
  const { view, end } = out;
  for (let i = 0; i < count; i++) view.setFloat32(end + 4 * i, data[first + i]!, true);
  out.end = end + 4 * count;
}
