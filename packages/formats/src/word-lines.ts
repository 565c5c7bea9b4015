import type { Vocabulary } from '@firth/core';
import { newline } from './ascii.ts';
import { createByteBuffer } from './byte-buffer.ts';
import { createWordWriter } from './word-writer.ts';

/**
 * Returns the words of `vocabulary` in UTF-8, a newline behind each.
 *
 * @throws FirthError `WORD_WITH_SPACE` for a word that holds a newline, `BAD_UTF8` for one that holds half a surrogate pair
 */
export function wordLines(vocabulary: Vocabulary): Uint8Array {
  const writer = createWordWriter(vocabulary, newline);
  const lines = createByteBuffer();
  let line = new Uint8Array(1024);
  for (let id = 0; id < vocabulary.size; id++) {
    const most = writer.mostBytes(id) + 1;
    if (most > line.length) line = new Uint8Array(2 * most);
    const end = writer.write(id, line, 0);
    line[end] = newline;
    lines.append(line.subarray(0, end + 1));
  }
  return lines.bytes;
}
