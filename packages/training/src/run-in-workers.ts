import type { TrainableModel } from '@firth/kernel/runtime';
import { runWorkers } from './run-workers.ts';
import type { Task } from './worker/task.ts';

/** Carries out `task` in one worker for each of the model's threads; aborting `signal` ends them within a chunk. */
export async function runInWorkers(task: Task, model: TrainableModel, signal?: AbortSignal): Promise<void> {
  const { module, threads } = model;
  if (!module) throw new TypeError('a kernel in plain TypeScript cannot go to a worker');
  const memory = model.memory as WebAssembly.Memory;
  await runWorkers(
    threads.map((place, thread) => ({ task, thread, module, memory, place })),
    signal,
  );
}
