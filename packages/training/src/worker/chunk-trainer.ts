import type { LockstepKernel, ThreadPlace, TrainingKernel } from '@firth/kernel/runtime';
import { type Control, createControl } from '../control.ts';
import { chunksOf } from './chunks.ts';
import type { Chunk, Task } from './task.ts';

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
  const chunkAt = chunksOf(task);
  const integers = new Uint32Array(memory);

  const load = ({ batch }: Chunk): void => {
    integers.set(batch.ids, place.ids / 4);
    integers.set(batch.starts, place.starts / 4);
  };
  const record = ({ batch, epoch }: Chunk, loss: number): void => {
    control.record(thread, epoch, { tokens: batch.ids.length, pairs: kernel.takePairs(), loss });
  };

  /** A run that is stopped trains at least one chunk, so that it gets on however often it is stopped. */
  const mayEnd = (): boolean => control.isStopped() && control.nextChunk() > task.firstChunk;

  /** Every thread takes chunks of its own. */
  function trainAlone(): boolean {
    if (mayEnd()) return false;
    const chunk = chunkAt(control.takeChunk());
    if (!chunk) return false;
    load(chunk);
    const { number, batch, learningRate } = chunk;
    record(chunk, kernel.train(place.ids, place.starts, batch.starts.length - 1, learningRate, number));
    return true;
  }

  /** The first thread takes a chunk for all; when it has taken none, it was stopped. */
  let takenBefore = task.firstChunk;
  function trainTogether(): boolean {
    if (thread === 0 && !mayEnd()) control.takeChunk();
    if (!control.meet()) return false;
    const taken = control.nextChunk();
    if (!control.meet() || taken === takenBefore) return false;
    takenBefore = taken;
    const chunk = chunkAt(taken - 1);
    if (!chunk) return false;
    load(chunk);
    const loss = stepTogether(kernel as LockstepKernel, control, chunk, place);
    if (loss === undefined) return false;
    if (thread === 0) record(chunk, loss); // it is the same in every thread
    return true;
  }

  return { trainNext: task.lockstep ? trainTogether : trainAlone };
}

/** Trains one chunk; returns the loss, or `undefined` if a thread failed. */
function stepTogether(kernel: LockstepKernel, control: Control, chunk: Chunk, place: ThreadPlace): number | undefined {
  const { number, batch, learningRate } = chunk;
  kernel.begin(place.ids, place.starts, batch.starts.length - 1, learningRate, number);
  for (let turn = 0; kernel.score(turn) > 0; turn ^= 1) {
    if (!control.meet()) return undefined;
    kernel.update(turn);
  }
  return kernel.finish();
}
