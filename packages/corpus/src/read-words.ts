import { type Corpus, FirthError } from '@firth/core';
import type { Lexicon } from '@firth/kernel/scan';
import { hasBytes } from './byte-corpus.ts';
import { createPace } from './pace.ts';
import { readByteWords } from './read-byte-words.ts';
import type { ReadOptions } from './read-options.ts';
import { readSentenceWords } from './read-sentence-words.ts';
import type { WordSink } from './word-sink.ts';

/** A corpus that was read. */
export interface WordCount {
  /** The different words, in the order of their first appearance. */
  readonly lexicon: Lexicon;
  /** All words. */
  readonly words: number;
}

/**
 * Reads `corpus` once and passes the ids of its words to `onIds`, as {@link WordSink} says.
 *
 * @throws FirthError `BAD_OPTION` for what is no corpus, `EMPTY` where there is not one word, and what reading the source throws
 */
export async function readWords(
  corpus: Corpus,
  options: ReadOptions,
  onIds: (ids: Uint32Array) => void,
): Promise<WordCount> {
  checkCorpus(corpus);
  let words = 0;
  let fraction: number | undefined;
  const report = (): void => options.onProgress?.({ ...(fraction !== undefined && { fraction }), words });
  const sink: WordSink = {
    onIds(ids) {
      words += ids.length;
      onIds(ids);
    },
    onFraction(part) {
      fraction = part;
    },
    pace: createPace(report),
  };
  const lexicon = await (hasBytes(corpus)
    ? readByteWords(corpus, options, sink)
    : readSentenceWords(corpus, options, sink));
  if (words === 0) {
    throw new FirthError('EMPTY', 'there is no word in it', corpus.name === undefined ? {} : { file: corpus.name });
  }
  report();
  return { lexicon, words };
}

/** Without types a text, a path or an array of either is easily taken for a corpus. @throws FirthError `BAD_OPTION` */
function checkCorpus(corpus: Partial<Corpus> | undefined): void {
  if (typeof corpus?.sentences === 'function') return;
  const given = Array.isArray(corpus) ? 'an array' : `${JSON.stringify(corpus)?.slice(0, 40)}`;
  throw new FirthError(
    'BAD_OPTION',
    `the text is ${given}; it should be a corpus, as fromText, fromFile and fromSentences return`,
  );
}
