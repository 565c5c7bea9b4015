import { FirthError, type WordVectors } from '@firth/core';
import { newline, space } from './ascii.ts';
import { createChunkWriter, type WriteOptions } from './chunk-writer.ts';
import { createWordWriter } from './word-writer.ts';

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
  const { vocabulary, dimensions, matrix } = vectors;
  const numbers = new Uint8Array(matrix.data.buffer, matrix.data.byteOffset, matrix.data.byteLength);
  const rowBytes = dimensions * matrix.data.BYTES_PER_ELEMENT;
  const words = createWordWriter(vocabulary, space);
  const out = createChunkWriter(`${vocabulary.size} ${dimensions}\n`, options);
  for (let id = 0; id < vocabulary.size; id++) {
    const finished = out.reserve(words.mostBytes(id) + 1 + rowBytes);
    if (finished) yield finished;
    const start = out.end;
    out.end = words.write(id, out.bytes, start);
    if (out.end > start && out.bytes[start] === newline) throw beginsWithNewline(vocabulary.tokenOf(id)!);
    out.bytes[out.end++] = space;
    out.bytes.set(numbers.subarray(id * rowBytes, (id + 1) * rowBytes), out.end);
    out.end += rowBytes;
  }
  yield out.finish();
}

function beginsWithNewline(word: string): FirthError {
  const what = 'begins with a newline, which readers skip';
  return new FirthError('WORD_WITH_SPACE', `the word ${JSON.stringify(word)} ${what}`);
}
