import type { RunOptions } from '@firth/core';
import type { Instructions } from '@firth/kernel/runtime';

/** What every trainer takes besides the settings of its model; `C` is its checkpoint. */
export interface TrainerOptions<C> extends RunOptions {
  /** Default: one for each processor. */
  readonly threads?: number | undefined;
  /** Whether the same seed gives the same bits on any machine; takes plain SIMD. Default false. */
  readonly deterministic?: boolean | undefined;
  /** A whole number below 2^32. Default 1. */
  readonly seed?: number | undefined;
  /** Default: the fastest that the runtime has. */
  readonly instructions?: Instructions | undefined;
  /**
   * Called every `checkpointSeconds`, and when the run is aborted, with all that is needed to go on; training waits for the promise.
   * The checkpoint is a copy. An aborted run first ends the batches at hand, which take a tenth of a second or so, but for those of a full
   * softmax, which hold a sentence or more: 20 words take half a second where the vocabulary has 60,000. Without `onCheckpoint` it ends at once.
   */
  onCheckpoint?(checkpoint: C): void | Promise<void>;
  /** Default 60. */
  readonly checkpointSeconds?: number | undefined;
  /** Goes on from here, on the same text; all other settings are the checkpoint's, but for `threads`. */
  readonly resumeFrom?: C | undefined;
}
