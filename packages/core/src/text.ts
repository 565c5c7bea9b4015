import type { Vocabulary } from './vocabulary.ts';

/** Text as sentences of words. Restartable: each call of `sentences` begins at the first one. */
export interface Corpus {
  sentences(signal?: AbortSignal): AsyncIterable<readonly string[]>;
  /**
   * The same text as UTF-8 bytes, words parted by ASCII white space and sentences by newlines, where the source is such a file:
   * a consumer that has a scanner skips the strings.
   */
  bytes?(signal?: AbortSignal): AsyncIterable<Uint8Array>;
  /** Bytes in the source, where known before it is read; for progress. */
  readonly byteLength?: number;
  /** What to call the source in messages: a path, `stdin`. */
  readonly name?: string;
}

/** Sentences of ids, flat: sentence `s` is `ids[starts[s]] … ids[starts[s + 1] - 1]`; `starts` has one entry more than there are sentences. */
export interface TokenBatch {
  readonly ids: Uint32Array;
  readonly starts: Uint32Array;
}

/** Text as ids of a vocabulary: what every trainer reads. Restartable, like {@link Corpus}. */
export interface TokenStream {
  readonly vocabulary: Vocabulary;
  /** Hash of the tokenizer's definition, where a tokenizer made the ids. */
  readonly tokenizerFingerprint?: string;
  batches(signal?: AbortSignal): AsyncIterable<TokenBatch>;
}
