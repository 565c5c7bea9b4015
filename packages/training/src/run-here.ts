import type { LockstepKernel, ThreadPlace, TrainableModel, TrainingKernel } from '@firth/kernel/runtime';
import { createControl } from './control.ts';
import { createChunkFeed } from './worker/chunk-feed.ts';
import type { Chunk, Task } from './worker/task.ts';

/** How long the event loop may be kept waiting, and after how many steps of a kernel the clock is looked at: a slow step takes 10 ms. */
const sliceMilliseconds = 20;
const stepsBetweenLooks = 8;

/** Carries out `task` on the calling thread, whatever the number of threads asked for; calls `onSlice` in each pause. */
export async function runHere(task: Task, model: TrainableModel, onSlice: () => void): Promise<void> {
  const place = model.threads[0]!;
  const kernel = model.instantiate(place);
  const feed = createChunkFeed(task, createControl(task.control, task.threads), 0, kernel, model.memory.buffer, place);
  const rest = createRests(onSlice);
  for (let chunk = feed.take(); chunk; chunk = feed.take()) {
    feed.record(chunk, await trainWithRests(kernel, chunk, place, rest));
    await rest();
  }
}

/** Trains one chunk, in steps where the kernel knows steps: the bits are those of the chunk as a whole. Returns the loss. */
async function trainWithRests(kernel: TrainingKernel, chunk: Chunk, place: ThreadPlace, rest: Rest): Promise<number> {
  const { number, batch, learningRate } = chunk;
  const sentences = batch.starts.length - 1;
  if (!hasSteps(kernel)) return kernel.train(place.ids, place.starts, sentences, learningRate, number);
  kernel.begin(place.ids, place.starts, sentences, learningRate, number);
  for (let step = 1; kernel.score(0) > 0; step++) {
    kernel.update(0);
    if (step % stepsBetweenLooks > 0) continue;
    const resting = rest();
    if (resting) await resting;
  }
  return kernel.finish();
}

function hasSteps(kernel: TrainingKernel): kernel is LockstepKernel {
  return 'begin' in kernel;
}

/** Lets the event loop turn if its turn is due: then there is a promise to wait for. */
type Rest = () => Promise<void> | undefined;

function createRests(onRest: () => void): Rest {
  let due = performance.now() + sliceMilliseconds;
  return () => {
    if (performance.now() < due) return undefined;
    onRest();
    return nextTurn().then(() => {
      due = performance.now() + sliceMilliseconds;
    });
  };
}

/** Resolves after the event loop has turned once, without the four milliseconds that nested timers wait. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
