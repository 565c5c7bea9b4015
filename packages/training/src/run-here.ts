import {
  createRests,
  type Rest,
  type SteppingKernel,
  type ThreadPlace,
  type TrainableModel,
  type TrainingKernel,
} from '@firth/kernel/runtime';
import { createControl } from './control.ts';
import { createChunkFeed } from './worker/chunk-feed.ts';
import type { Chunk, Task } from './worker/task.ts';
import { trainChunk } from './worker/train-chunk.ts';

/** A chunk that takes longer is trained in steps: they cost a fast model a fifth of its speed, and a slow one little. */
const slowMilliseconds = 40;

/**
 * Carries out `task` on the calling thread, whatever the number of threads asked for; calls `onSlice` in each pause. Aborting `signal`
 * ends it within a chunk.
 */
export async function runHere(
  task: Task,
  model: TrainableModel,
  onSlice: () => void,
  signal?: AbortSignal,
): Promise<void> {
  const place = model.threads[0]!;
  const kernel = model.instantiate(place);
  const feed = createChunkFeed(task, createControl(task.control, task.threads), 0, kernel, model.memory.buffer, place);
  const rest = createRests(() => {
    signal?.throwIfAborted();
    onSlice();
  });
  let isSlow = true; // until a chunk has shown that it is not
  for (let chunk = feed.take(); chunk; chunk = feed.take()) {
    const started = performance.now();
    const inSteps = task.lockstep || isSlow;
    const loss =
      inSteps && hasSteps(kernel) ? await trainInSteps(kernel, chunk, place, rest) : trainChunk(kernel, chunk, place);
    isSlow = performance.now() - started > slowMilliseconds;
    feed.record(chunk, loss);
    await rest();
  }
  kernel.giveBack?.();
}

/** Trains one chunk with rests in between. Out of lockstep the rows take the same bits as those of {@link trainChunk}. */
async function trainInSteps(
  kernel: SteppingKernel,
  chunk: Chunk,
  { ids, starts }: ThreadPlace,
  rest: Rest,
): Promise<number> {
  const { number, batch, learningRate } = chunk;
  kernel.begin(ids, starts, batch.starts.length - 1, learningRate, number);
  for (let round = 0; kernel.step(round) > 0; round++) {
    const resting = rest();
    if (resting) await resting;
  }
  return kernel.finish();
}

function hasSteps(kernel: TrainingKernel): kernel is SteppingKernel {
  return 'step' in kernel;
}
