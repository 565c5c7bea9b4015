/** Stands before, between and behind the sentences of a text. */
export const separator = 0xffff_ffff;

/** What is counted. */
export interface CooccurrenceShape {
  readonly words: number;
  /** Tokens of the text, and their sentences. */
  readonly tokens: number;
  readonly sentences: number;
  /** How far a neighbor may be from a word. */
  readonly window: number;
  /** Whether neighbors on both sides count, or only those that follow. */
  readonly symmetric: boolean;
  /** The most rows, and the most records, that are asked for at a time. */
  readonly rows: number;
  readonly records: number;
  readonly threads: number;
}
