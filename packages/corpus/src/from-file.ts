import { fileURLToPath } from 'node:url';
import type { Corpus } from '@firth/core';
import { openFile } from '@firth/files';
import { byteCorpus, unpackedBytes } from './byte-corpus.ts';

/**
 * Returns the text file at `path` as a corpus: UTF-8, a sentence a line, words parted by ASCII white space; gzip is inflated.
 * The file is opened anew for each pass; reading it throws a FirthError `IO` where it cannot be opened.
 *
 * @example
 * ```ts
 * await saveAtomically('corpus.txt.gz', [new TextEncoder().encode('to be or not to be')], { gzip: true });
 * const { size } = await countWords(fromFile('corpus.txt.gz'));
 * console.log(size); // 4
 * ```
 */
export function fromFile(path: string | URL): Corpus {
  const name = typeof path === 'string' ? path : fileURLToPath(path);
  return byteCorpus({
    name,
    async *bytes(signal, reading) {
      signal?.throwIfAborted();
      yield* unpackedBytes(await openFile(path), name, signal, reading);
    },
  });
}
