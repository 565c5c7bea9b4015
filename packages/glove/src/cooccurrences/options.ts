import type { WarningOptions } from '@firth/core';
import type { Instructions } from '@firth/kernel/runtime';

/** What is counted, as {@link countCooccurrences} and `trainGloVe` can be told. */
export interface CountingOptions {
  /** How far a neighbor may be from a word. Default 10. */
  readonly window?: number | undefined;
  /** Whether neighbors on both sides count. If not, row i and column j count how often j follows i, as cooccur.c does. Default true. */
  readonly symmetric?: boolean | undefined;
  /** What a neighbor k places away counts: 1 / k for `distance`, 1 for `flat`. Default `distance`. */
  readonly weighting?: 'distance' | 'flat' | undefined;
  /** Words that occur less often are left out. Default 5. */
  readonly minCount?: number | undefined;
  /** Only the most frequent so many words are kept. Default: all. */
  readonly maxVocabularySize?: number | undefined;
  /** Bytes that counting may hold besides the text itself; what is more goes to disk, with the same result. Default 3 GiB. */
  readonly memoryLimit?: number | undefined;
  /** Where it goes. Default: the system's folder for temporary files. */
  readonly temporaryFolder?: string | undefined;
}

/** How far counting is. */
export interface CountingProgress {
  /** Part that is done, 0 to 1. */
  readonly fraction: number;
  /** Entries so far, those of a text that is counted in parts more than once. */
  readonly entries: number;
}

/** What {@link countCooccurrences} can be told. */
export interface CountCooccurrencesOptions extends CountingOptions, WarningOptions {
  /** Default: one for each processor. */
  readonly threads?: number | undefined;
  /** Default: the fastest that the runtime has. The result does not depend on it. */
  readonly instructions?: Instructions | undefined;
  /** Aborting rejects the promise with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  onProgress?(progress: CountingProgress): void;
}
