import type { RunOptions, WarningOptions, WordVectors } from '@firth/core';
import type { Instructions } from '@firth/kernel/runtime';
import type { Word2VecCheckpoint } from './checkpoint.ts';

/** How the output side learns. */
export type Loss =
  | {
      readonly type: 'negative-sampling';
      /** Noise words for each seen one; 5 to 20 for small texts, 2 to 5 for large ones. Default 5. */
      readonly negatives?: number | undefined;
      /** Noise words are drawn by their count to this power. Default 0.75. */
      readonly exponent?: number | undefined;
    }
  | { readonly type: 'hierarchical-softmax' }
  | { readonly type: 'softmax' };

/** Vectors to begin with: those of a former training, which then goes on with another text, or anybody's. */
export interface StartVectors {
  readonly vectors: WordVectors;
  /** The output side's, as {@link TrainedWord2Vec} has them. Default: zeros. */
  readonly outputVectors?: WordVectors | undefined;
}

/** What {@link trainWord2Vec} can be told; the originals' names for each stand in the package's README. */
export interface Word2VecOptions extends RunOptions, WarningOptions {
  /** Numbers in a word's vector. Default 100. */
  readonly dimensions?: number | undefined;
  /** How far a neighbour may be from a word. Default 5. */
  readonly window?: number | undefined;
  /** `dynamic` draws each window's reach from 1 to `window`, so that near words weigh more, as the original; `fixed` always takes `window`. */
  readonly windowShape?: 'dynamic' | 'fixed' | undefined;
  /** `skip-gram` predicts from each neighbour alone, `cbow` from all of them together. Default `skip-gram`. */
  readonly architecture?: 'skip-gram' | 'cbow' | undefined;
  /** How `cbow` puts the neighbours' vectors together. Default `mean`. */
  readonly cbowInput?: 'mean' | 'sum' | undefined;
  /** Default negative sampling with 5 negatives. */
  readonly loss?: Loss | undefined;
  /**
   * Who shares one draw of noise words: all neighbours in a `window` (more than twice as fast, of equal quality: Ji et al. 2016), or only
   * the `pair` of a word and a neighbour, as in the original. Shared noise is taken from a pool of 1,024 words that is drawn anew
   * after 16 uses of each. Default `window`.
   */
  readonly negativeSharing?: 'window' | 'pair' | undefined;
  /** Words that occur less often are left out. Default 5. */
  readonly minCount?: number | undefined;
  /** Only the most frequent so many words are kept. Default: all. */
  readonly maxVocabularySize?: number | undefined;
  /** Words more frequent than this part of the text are thinned out; 0 keeps all. Default 1e-3, good from 1e-5 to 1e-3. */
  readonly subsample?: number | undefined;
  /** How often the text is read. Default 5. */
  readonly epochs?: number | undefined;
  /** At the start. Default 0.025, for `cbow` 0.05, as the original. */
  readonly learningRate?: number | undefined;
  /** At the end. Default a ten-thousandth of `learningRate`. */
  readonly minLearningRate?: number | undefined;
  /** Default: one for each processor. */
  readonly threads?: number | undefined;
  /**
   * Whether the same seed gives the same vectors, bit for bit, for any number of threads on any machine; takes plain SIMD, and up to four
   * threads help. Otherwise only one thread repeats itself, on one machine. Default false.
   */
  readonly deterministic?: boolean | undefined;
  /** A whole number below 2^32. Default 1. */
  readonly seed?: number | undefined;
  /** Default: the fastest that the runtime has. */
  readonly instructions?: Instructions | undefined;
  /** Begins with these vectors; words that are new begin at random. The vocabulary is that of the text and of the vectors together. */
  readonly startFrom?: StartVectors | undefined;
  /**
   * Called every `checkpointSeconds`, and when the run is aborted, with all that is needed to go on; training waits for the promise.
   * The checkpoint is a copy.
   */
  onCheckpoint?(checkpoint: Word2VecCheckpoint): void | Promise<void>;
  /** Default 60. */
  readonly checkpointSeconds?: number | undefined;
  /** Goes on from here, on the same text; all other settings are the checkpoint's, but for `threads`. */
  readonly resumeFrom?: Word2VecCheckpoint | undefined;
}
