import type { WordVectors } from '@firth/core';
import type { WriteOptions } from './chunk-writer.ts';
import { writeTextRows } from './write-text-rows.ts';

/**
 * Yields `vectors` in GloVe's text format: a line `WORD NUMBER … NUMBER` a word, and no header. Every number has the fewest digits that
 * read back as the same float32.
 *
 * A word that holds spaces is written as it is: {@link readGloVeText} counts the numbers from the end of the line, other programs may not.
 *
 * @throws FirthError `WORD_WITH_SPACE` for a word that holds a newline, `BAD_UTF8` for one that holds half a surrogate pair
 *
 * @example
 * ```ts
 * const vectors = await readVectors(new Blob(['2 3\nking 1.0 0.0 2.0\nqueen 1.0 1.0 2.0\n']));
 * console.log(JSON.stringify(await new Blob([...writeGloVeText(vectors)]).text())); // "king 1 0 2\nqueen 1 1 2\n"
 * ```
 */
export function writeGloVeText(
  vectors: WordVectors,
  options: WriteOptions = {},
): Generator<Uint8Array<ArrayBuffer>, void, undefined> {
  return writeTextRows('', vectors, options);
}
