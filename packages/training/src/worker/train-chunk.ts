import type { ThreadPlace, TrainingKernel } from '@firth/kernel/runtime';
import type { Chunk } from './task.ts';

/** Trains `kernel` on `chunk`, which lies at `place` of its memory, in one call; returns the sum of its losses. */
export function trainChunk(kernel: TrainingKernel, chunk: Chunk, { ids, starts }: ThreadPlace): number {
  const { number, batch, learningRate } = chunk;
  return kernel.train(ids, starts, batch.starts.length - 1, learningRate, number);
}
