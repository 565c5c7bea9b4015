import type { Corpus } from '@firth/core';
import { byteCorpus, unpackedBytes } from './byte-corpus.ts';

export interface BlobOptions {
  /** What to call the blob in messages; a `File`'s own name, unless said. */
  readonly name?: string;
}

/**
 * Returns the text in a `Blob` or `File` as a corpus: UTF-8, a sentence a line, words parted by ASCII white space; gzip is inflated.
 *
 * @example
 * ```ts
 * const corpus = fromBlob(new Blob(['the cat sat\non the mat\n']));
 * for await (const sentence of corpus.sentences()) console.log(sentence);
 * // [ 'the', 'cat', 'sat' ]
 * // [ 'on', 'the', 'mat' ]
 * ```
 */
export function fromBlob(blob: Blob, options: BlobOptions = {}): Corpus {
  const name = options.name ?? (blob instanceof File ? blob.name : undefined);
  return byteCorpus({
    ...(name !== undefined && { name }),
    byteLength: blob.size,
    bytes: (signal, reading) => unpackedBytes(blob, name, signal, reading),
  });
}
