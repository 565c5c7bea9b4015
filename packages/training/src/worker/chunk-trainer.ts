import type { TokenBatch } from '@firth/core';
import type { ThreadPlace, TrainingKernel } from '@firth/kernel/sgns';
import { createControl } from '../control.ts';
import { learningRateAt, type Schedule } from '../schedule.ts';

/** What every thread of a run is told; it goes to workers by structured clone. */
export interface Task {
  readonly batches: readonly TokenBatch[];
  readonly epochs: number;
  readonly schedule: Schedule;
  readonly threads: number;
  readonly control: ArrayBufferLike;
}

/** One thread's part of a run. */
export interface ChunkTrainer {
  /** Trains on one chunk; returns false when none is left or the run was stopped. */
  trainNext(): boolean;
}

/** Returns the part of `thread`, which trains with `kernel` at `place` of the model's memory. */
export function createChunkTrainer(
  task: Task,
  thread: number,
  kernel: TrainingKernel,
  memory: ArrayBufferLike,
  place: ThreadPlace,
): ChunkTrainer {
  const { batches, epochs, schedule } = task;
  const control = createControl(task.control, task.threads);
  const integers = new Uint32Array(memory);
  const tokensBefore = runningTotals(batches);
  const tokensInAll = tokensBefore[batches.length]! * epochs;

  return {
    trainNext() {
      if (control.isStopped()) return false;
      const chunk = control.takeChunk();
      const epoch = Math.floor(chunk / batches.length);
      if (epoch >= epochs) return false;
      const index = chunk % batches.length;
      const { ids, starts } = batches[index]!;
      const tokensDone = epoch * tokensBefore[batches.length]! + tokensBefore[index]!;
      integers.set(ids, place.ids / 4);
      integers.set(starts, place.starts / 4);
      const rate = learningRateAt(schedule, tokensDone / tokensInAll);
      const loss = kernel.train(place.ids, place.starts, starts.length - 1, rate, chunk);
      control.record(thread, epoch, { tokens: ids.length, pairs: kernel.takePairs(), loss });
      return true;
    },
  };
}

/** Entry `i` is the number of tokens in the batches before batch `i`. */
function runningTotals(batches: readonly TokenBatch[]): Float64Array {
  const totals = new Float64Array(batches.length + 1);
  for (const [i, { ids }] of batches.entries()) totals[i + 1] = totals[i]! + ids.length;
  return totals;
}
