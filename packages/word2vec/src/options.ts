import type { WarningOptions, WordVectors } from '@firth/core';
import type { ModelOptions, TrainerOptions } from '@firth/training';
import type { Word2VecCheckpoint } from './checkpoint.ts';

/** Vectors to begin with: those of a former training, which then goes on with another text, or anybody's. */
export interface StartVectors {
  readonly vectors: WordVectors;
  /** The output side's, as {@link TrainedWord2Vec} has them. Default: zeros. */
  readonly outputVectors?: WordVectors | undefined;
}

/** What {@link trainWord2Vec} can be told; the originals' names for each stand in the package's README. */
export interface Word2VecOptions extends ModelOptions, TrainerOptions<Word2VecCheckpoint>, WarningOptions {
  /** How `cbow` puts the neighbors' vectors together. Default `mean`. */
  readonly cbowInput?: 'mean' | 'sum' | undefined;
  /**
   * Who shares one draw of noise words: all neighbors in a `window` (more than twice as fast, of equal quality: Ji et al. 2016), or only
   * the `pair` of a word and a neighbor, as in the original. Shared noise is taken from a pool of 1,024 words that is drawn anew
   * after 16 uses of each. Default `window`.
   */
  readonly negativeSharing?: 'window' | 'pair' | undefined;
  /** Words more frequent than this part of the text are thinned out; 0 keeps all. Default 1e-3, good from 1e-5 to 1e-3. */
  readonly subsample?: number | undefined;
  /** At the start. Default 0.025, for `cbow` 0.05, as the original. */
  readonly learningRate?: number | undefined;
  /** At the end. Default a ten-thousandth of `learningRate`. */
  readonly minLearningRate?: number | undefined;
  /**
   * Whether the same seed gives the same vectors, bit for bit, for any number of threads on any machine; takes plain SIMD, and up to four
   * threads help. Otherwise only one thread repeats itself, on one machine. Default false.
   */
  readonly deterministic?: boolean | undefined;
  /** Begins with these vectors; words that are new begin at random. The vocabulary is that of the text and of the vectors together. */
  readonly startFrom?: StartVectors | undefined;
}
