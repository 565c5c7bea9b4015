import type { WarningOptions } from '@firth/core';
import type { ModelOptions, TrainerOptions } from '@firth/training';
import type { FastTextCheckpoint } from './checkpoint.ts';

/** What {@link trainFastText} can be told; the originals' names for each stand in the package's README. */
export interface FastTextOptions extends ModelOptions, TrainerOptions<FastTextCheckpoint>, WarningOptions {
  /** Characters of the shortest and of the longest n-gram, `<` and `>` at the word's ends counted. Default 3 and 6; `maxGram` 0: none. */
  readonly minGram?: number | undefined;
  readonly maxGram?: number | undefined;
  /** Rows that n-grams are hashed into. Default 2,000,000. */
  readonly buckets?: number | undefined;
  /** Words more frequent than this part of the text are thinned out; 0 keeps all. Default 1e-4. */
  readonly subsample?: number | undefined;
  /** At the start. Default 0.05. */
  readonly learningRate?: number | undefined;
  /** At the end. Default 0, as the original. */
  readonly minLearningRate?: number | undefined;
  /** Tokens that begin so are labels, not words: they stay in the dictionary and are not trained on. Default `__label__`. */
  readonly labelPrefix?: string | undefined;
  /** Whether the same seed gives the same vectors, bit for bit, for any number of threads on any machine. Default false. */
  readonly deterministic?: boolean | undefined;
}
