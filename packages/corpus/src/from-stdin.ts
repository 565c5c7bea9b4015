import { type Corpus, FirthError } from '@firth/core';
import { readStdin } from '@firth/files';
import { byteCorpus, unpackedBytes } from './byte-corpus.ts';

/**
 * Returns the text on standard input as a corpus: UTF-8, a sentence a line, words parted by ASCII white space; gzip is inflated.
 * It can be read once: a second pass throws a FirthError `BAD_OPTION`. `encodeCorpus` needs one pass only.
 *
 * @example
 * ```ts
 * const corpus = fromStdin(); // for encodeCorpus or countWords
 * console.log(corpus.name); // stdin
 * ```
 */
export function fromStdin(): Corpus {
  const name = 'stdin';
  let isBegun = false;
  return byteCorpus({
    name,
    async *bytes(signal, reading) {
      if (isBegun) throw new FirthError('BAD_OPTION', 'standard input can be read once only; save it to a file first');
      isBegun = true;
      yield* unpackedBytes(readStdin(), name, signal, reading);
    },
  });
}
