import type { RunOptions, WarningOptions } from '@firth/core';
import type { Instructions } from '@firth/kernel/runtime';
import type { FastTextCheckpoint } from './checkpoint.ts';

/** How the output side learns. */
export type Loss =
  | {
      readonly type: 'negative-sampling';
      /** Noise words for each seen one. Default 5. */
      readonly negatives?: number | undefined;
      /** Noise words are drawn by their count to this power. Default 0.5, as the original; gensim takes 0.75. */
      readonly exponent?: number | undefined;
    }
  | { readonly type: 'hierarchical-softmax' }
  | { readonly type: 'softmax' };

/** What {@link trainFastText} can be told; the originals' names for each stand in the package's README. */
export interface FastTextOptions extends RunOptions, WarningOptions {
  /** Numbers in a vector. Default 100. */
  readonly dimensions?: number | undefined;
  /** How far a neighbour may be from a word. Default 5. */
  readonly window?: number | undefined;
  /** `dynamic` draws each window's reach from 1 to `window`, as the original; `fixed` always takes `window`. */
  readonly windowShape?: 'dynamic' | 'fixed' | undefined;
  /** `skip-gram` predicts each neighbour from the word in the middle, `cbow` the word from its neighbours. Default `skip-gram`. */
  readonly architecture?: 'skip-gram' | 'cbow' | undefined;
  /** Default negative sampling with 5 negatives. */
  readonly loss?: Loss | undefined;
  /** Characters of the shortest and of the longest n-gram, `<` and `>` at the word's ends counted. Default 3 and 6; `maxGram` 0: none. */
  readonly minGram?: number | undefined;
  readonly maxGram?: number | undefined;
  /** Rows that n-grams are hashed into. Default 2,000,000. */
  readonly buckets?: number | undefined;
  /** Words that occur less often are left out. Default 5. */
  readonly minCount?: number | undefined;
  /** Only the most frequent so many words are kept. Default: all. */
  readonly maxVocabularySize?: number | undefined;
  /** Words more frequent than this part of the text are thinned out; 0 keeps all. Default 1e-4. */
  readonly subsample?: number | undefined;
  /** How often the text is read. Default 5. */
  readonly epochs?: number | undefined;
  /** At the start. Default 0.05. */
  readonly learningRate?: number | undefined;
  /** At the end. Default 0, as the original. */
  readonly minLearningRate?: number | undefined;
  /** Tokens that begin so are labels, not words: they stay in the dictionary and are not trained on. Default `__label__`. */
  readonly labelPrefix?: string | undefined;
  /** Default: one for each processor. */
  readonly threads?: number | undefined;
  /** Whether the same seed gives the same vectors, bit for bit, for any number of threads on any machine. Default false. */
  readonly deterministic?: boolean | undefined;
  /** A whole number below 2^32. Default 1. */
  readonly seed?: number | undefined;
  /** Default: the fastest that the runtime has. */
  readonly instructions?: Instructions | undefined;
  /** Called every `checkpointSeconds`, and when the run is aborted, with all that is needed to go on; training waits for the promise. */
  onCheckpoint?(checkpoint: FastTextCheckpoint): void | Promise<void>;
  /** Default 60. */
  readonly checkpointSeconds?: number | undefined;
  /** Goes on from here, on the same text; all other settings are the checkpoint's, but for `threads`. */
  readonly resumeFrom?: FastTextCheckpoint | undefined;
}
