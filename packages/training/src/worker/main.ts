import type { ThreadPlace, TrainingKernel } from '@firth/kernel/runtime';
import { createChunkTrainer } from './chunk-trainer.ts';
import type { Task } from './task.ts';

/** The one message that a worker is sent. */
export interface WorkerOrder {
  readonly task: Task;
  readonly thread: number;
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly place: ThreadPlace;
}

/** The one message that it answers with. */
export type WorkerAnswer = { readonly done: true } | { readonly error: string };

type Kernel = TrainingKernel & { initialize(...parameters: readonly number[]): void };

function obey({ task, thread, module, memory, place }: WorkerOrder): WorkerAnswer {
  try {
    const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel;
    kernel.initialize(...place.parameters);
    const trainer = createChunkTrainer(task, thread, kernel, memory.buffer, place);
    while (trainer.trainNext());
    return { done: true };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

// A worker of Node has a port, a worker of a page is one.
const port = globalThis.process?.getBuiltinModule?.('node:worker_threads').parentPort;
if (port) port.once('message', (order: WorkerOrder) => port.postMessage(obey(order)));
else globalThis.onmessage = ({ data }: MessageEvent<WorkerOrder>) => globalThis.postMessage(obey(data));
