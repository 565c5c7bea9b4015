import { type Corpus, FirthError, type WarningOptions } from '@firth/core';
import type { Lexicon } from '@firth/kernel/scan';
import { hasBytes } from './byte-corpus.ts';
import { createPace } from './pace.ts';
import { readByteWords } from './read-byte-words.ts';
import { readSentenceWords } from './read-sentence-words.ts';

/** How far the reading of a corpus is. */
export interface CorpusProgress {
  /** Part of the source that is read, 0 to 1; absent where its length is unknown. */
  readonly fraction?: number;
  /** Words read. */
  readonly words: number;
}

export interface ReadOptions extends WarningOptions {
  /** Aborting rejects the promise with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called up to twenty times a second, and once more when all is read. */
  onProgress?(progress: CorpusProgress): void;
}

/** What a reader of words reports to as it goes. */
export interface WordSink {
  /** Takes the next ids; those that begin a sentence have `sentenceStart` set. The array is good until it returns. */
  onIds(ids: Uint32Array): void;
  /** Takes the part of the source that is read, 0 to 1. */
  onFraction(fraction: number): void;
  /** To be called now and then; a promise that it returns is to be waited for. */
  pace(): Promise<void> | undefined;
}

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
 * @throws FirthError `EMPTY` where there is not one word, and what reading the source throws
 */
export async function readWords(
  corpus: Corpus,
  options: ReadOptions,
  onIds: (ids: Uint32Array) => void,
): Promise<WordCount> {
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
