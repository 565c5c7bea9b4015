/** The bit of an id in a sequence of ids that marks the first word of a sentence; the other 31 are the id. */
export const sentenceStart = 0x8000_0000;

/** The words of a text with their counts, by id: 0 is the word that appeared first. */
export interface Lexicon {
  /** Different words so far. */
  readonly size: number;
  /** Returns how often each word occurred, in the order of the ids. */
  counts(): Float64Array;
  /** Returns the word of an id below `size`. */
  wordOf(id: number): string;
}
