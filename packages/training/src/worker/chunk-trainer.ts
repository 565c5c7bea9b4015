import type { LockstepKernel, ThreadPlace, TrainingKernel } from '@firth/kernel/runtime';
import { type Control, createControl } from '../control.ts';
import { createChunkFeed } from './chunk-feed.ts';
import type { Chunk, Task } from './task.ts';
import { trainChunk } from './train-chunk.ts';

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
  const control = createControl(task.control, task.threads, task.spins);
  const feed = createChunkFeed(task, control, thread, kernel, memory, place);

  /** Every thread takes chunks of its own. */
  function trainAlone(): boolean {
    const chunk = feed.take();
    if (!chunk) return false;
    control.waitForChunks(chunksBefore(chunk.number));
    feed.record(chunk, trainChunk(kernel, chunk, place));
    control.finishChunk();
    return true;
  }

  /** How many chunks must be done before this one may begin. */
  function chunksBefore(number: number): number {
    return task.batchesAtOnce === undefined ? 0 : number - (number % task.batchesAtOnce);
  }

  /** The first thread takes a chunk for all; when it has taken none, it was stopped. */
  let takenBefore = task.firstChunk;
  function trainTogether(): boolean {
    if (thread === 0 && !feed.mayEnd()) control.takeChunk();
    control.meet(thread);
    const taken = control.nextChunk();
    control.meet(thread);
    if (taken === takenBefore) return false;
    takenBefore = taken;
    const chunk = feed.load(taken - 1);
    if (!chunk) return false;
    const loss = stepTogether(kernel as LockstepKernel, control, thread, chunk, place);
    if (thread === 0) feed.record(chunk, loss); // it is the same in every thread
    return true;
  }

  return { trainNext: task.lockstep ? trainTogether : trainAlone };
}

/** Trains one chunk in rounds; returns the loss. */
function stepTogether(
  kernel: LockstepKernel,
  control: Control,
  thread: number,
  { number, batch, learningRate }: Chunk,
  place: ThreadPlace,
): number {
  kernel.begin(place.ids, place.starts, batch.starts.length - 1, learningRate, number);
  let weighed = control.arrive(thread);
  control.waitForAll(weighed);
  for (let round = 0; ; round++) {
    const windows = kernel.score(round);
    const scored = control.arrive(thread);
    control.waitForAll(weighed);
    if (round > 0) kernel.update(round - 1);
    if (windows === 0) return kernel.finish();
    control.waitForAll(scored);
    kernel.weigh(round);
    weighed = control.arrive(thread);
  }
}
