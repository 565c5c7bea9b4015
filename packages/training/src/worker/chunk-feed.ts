import type { ThreadPlace, TrainingKernel } from '@firth/kernel/runtime';
import type { Control } from '../control.ts';
import { chunksOf } from './chunks.ts';
import type { Chunk, Task } from './task.ts';

/** Where a thread gets its chunks, and where it tells what became of them. */
export interface ChunkFeed {
  /** Whether to take no more: a run that is stopped trains at least one chunk, so that it gets on however often it is stopped. */
  mayEnd(): boolean;
  /** Takes a chunk and loads it; `undefined` when none is left or the run was stopped. */
  take(): Chunk | undefined;
  /** Puts the chunk of this number into the thread's place in the model's memory; `undefined` past the last one. */
  load(number: number): Chunk | undefined;
  /** Adds what the kernel did with `chunk` to the tallies; a loss that is not a number stops the run. */
  record(chunk: Chunk, loss: number): void;
}

/** Returns the feed of `thread`, which trains with `kernel` at `place` of the model's memory. */
export function createChunkFeed(
  task: Task,
  control: Control,
  thread: number,
  kernel: TrainingKernel,
  memory: ArrayBufferLike,
  place: ThreadPlace,
): ChunkFeed {
  const chunkAt = chunksOf(task);
  const integers = new Uint32Array(memory);

  const mayEnd = (): boolean => control.isStopped() && control.nextChunk() > task.firstChunk;
  const load = (number: number): Chunk | undefined => {
    const chunk = chunkAt(number);
    if (!chunk) return undefined;
    integers.set(chunk.batch.ids, place.ids / 4);
    integers.set(chunk.batch.starts, place.starts / 4);
    return chunk;
  };
  return {
    mayEnd,
    load,
    take: () => (mayEnd() ? undefined : load(control.takeChunk())),
    record({ batch, epoch }, loss) {
      if (!Number.isFinite(loss)) control.stop();
      control.record(thread, epoch, { tokens: batch.ids.length, pairs: kernel.takePairs(), loss });
    },
  };
}
