import type { TrainableModel } from '@firth/kernel/runtime';
import type { Control } from './control.ts';
import { runWorker } from './run-worker.ts';
import type { Task } from './worker/task.ts';

/**
 * Carries out `task` in one worker for each of the model's threads.
 *
 * When one fails, the others end after the chunk that they are at, and the failure is thrown.
 */
export async function runInWorkers(task: Task, model: TrainableModel, control: Control): Promise<void> {
  const { module, memory, threads } = model;
  if (!module) throw new TypeError('a kernel in plain TypeScript cannot go to a worker');
  const outcomes = await Promise.allSettled(
    threads.map((place, thread) =>
      runWorker({ task, thread, module, memory: memory as WebAssembly.Memory, place }).catch((error: unknown) => {
        control.stop();
        control.giveUp();
        throw error;
      }),
    ),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
