import type { TokenBatch } from '@firth/core';
import type { Schedule } from '../schedule.ts';

/** What every thread of a run is told; it goes to workers by structured clone. */
export interface Task {
  readonly batches: readonly TokenBatch[];
  readonly epochs: number;
  readonly schedule: Schedule;
  readonly threads: number;
  /** Whether all threads train every chunk together, each on its part of the rows. */
  readonly lockstep: boolean;
  /** Batches that may be trained at the same time, as many as follow each other; `undefined`: all. */
  readonly batchesAtOnce?: number | undefined;
  /** The chunk to begin with. */
  readonly firstChunk: number;
  /** How often a thread looks for the others before it lies down to wait. */
  readonly spins: number;
  readonly control: ArrayBufferLike;
}

/** A chunk, and what is needed to train on it. */
export interface Chunk {
  readonly number: number;
  readonly epoch: number;
  readonly batch: TokenBatch;
  readonly learningRate: number;
}
