import type { WarningOptions } from '@firth/core';
import type { TrainerOptions } from '@firth/training';
import type { GloVeCheckpoint } from './checkpoint.ts';
import type { CountingOptions } from './cooccurrences/options.ts';

/** What `trainGloVe` can be told; the originals' names for each stand in the package's README. */
export interface GloVeOptions extends TrainerOptions<GloVeCheckpoint>, WarningOptions, CountingOptions {
  /** Numbers in a word's vector. Default 100. */
  readonly dimensions?: number | undefined;
  /** Counts from here on weigh 1. Default 10, for texts of some ten million words; 100 for billions, as in the paper. */
  readonly xMax?: number | undefined;
  /** A smaller count x weighs (x / xMax) to this power: the paper's α. Default 0.75. */
  readonly exponent?: number | undefined;
  /** How often all counts are trained on. Default 15. */
  readonly epochs?: number | undefined;
  /** AdaGrad's; it stays the same, and steps shrink by themselves. Default 0.05. */
  readonly learningRate?: number | undefined;
  /** The most that a component of a gradient may be, either way. Default 100. */
  readonly gradientClip?: number | undefined;
  /** What becomes of a word: the `sum` of its vector as a word and as a context, or one of them. Default `sum`, as the original. */
  readonly output?: 'sum' | 'word' | 'context' | undefined;
  /** Default: one for each processor. The result does not depend on it. */
  readonly threads?: number | undefined;
  /**
   * Whether the same seed gives the same vectors, bit for bit, on any machine; takes plain SIMD. Otherwise they are the same for any number of
   * threads, but may differ in the last bits from processor to processor. Default false.
   */
  readonly deterministic?: boolean | undefined;
}
