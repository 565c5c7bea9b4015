import type { TrainableModel } from '@firth/kernel/runtime';
import { createChunkTrainer } from './worker/chunk-trainer.ts';
import type { Task } from './worker/task.ts';

/** How long the event loop may be kept waiting. */
const sliceMilliseconds = 20;

/** Carries out `task` on the calling thread, whatever the number of threads asked for; calls `onSlice` in each pause. */
export async function runHere(task: Task, model: TrainableModel, onSlice: () => void): Promise<void> {
  const place = model.threads[0]!;
  const trainer = createChunkTrainer(task, 0, model.instantiate(place), model.memory.buffer, place);
  let pauseAt = performance.now() + sliceMilliseconds;
  while (trainer.trainNext()) {
    if (performance.now() < pauseAt) continue;
    onSlice();
    await nextTurn();
    pauseAt = performance.now() + sliceMilliseconds;
  }
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
