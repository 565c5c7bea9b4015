/** What a reader takes at most, so that no file, however it came about, makes it hang or fill the memory. */
export interface Limits {
  /** Bytes of a line of a text format; default 16 MiB, more than 65,536 numbers of the longest form take. */
  readonly lineBytes: number;
  /** Bytes of a word; default 64 KiB. */
  readonly wordBytes: number;
  /** Numbers of a vector; default 65,536. */
  readonly dimensions: number;
  /** Words; default 2^31 − 1, so that an id fits in an `Int32Array`. */
  readonly words: number;
}

export const defaultLimits: Limits = {
  lineBytes: 16 * 2 ** 20,
  wordBytes: 64 * 2 ** 10,
  dimensions: 65_536,
  words: 2 ** 31 - 1,
};
