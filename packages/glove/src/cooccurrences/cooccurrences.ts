import type { Vocabulary } from '@firth/core';

/**
 * How often words stand near each other: the entries above zero of a square matrix, a row and a column for each word of the vocabulary.
 * A count is a sum of weights, by default 1 for a neighbor, ½ for the next but one, and so on.
 */
export interface Cooccurrences {
  readonly vocabulary: Vocabulary;
  /** Entries above zero. */
  readonly size: number;
  /** Words of the text that was counted, those outside the vocabulary too; 0 where that is not known. */
  readonly words: number;
  readonly tokenizerFingerprint?: string;
  /** Yields all entries. A block is the caller's, and the entries can be read any number of times. */
  blocks(signal?: AbortSignal): AsyncIterable<CooccurrenceBlock>;
  /** Removes what was put on disk; nothing can be read afterwards. */
  close(): Promise<void>;
}

/** Some entries in parallel arrays. */
export interface CooccurrenceBlock {
  /** Ids of words and of their contexts. */
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
  readonly counts: Float64Array;
}

/** Entries in a block that is yielded, more or less. */
export const blockEntries: number = 1 << 18;
