import { FirthError } from '@firth/core';
import { workerProgram } from './generated/worker.ts';
import type { WorkerAnswer, WorkerOrder } from './worker/main.ts';

/** A worker at work. */
export interface RunningWorker {
  /** Resolves when the worker has no more to do; rejects with `WORKER` when it fails or dies. */
  readonly done: Promise<void>;
  terminate(): void;
}

/** Starts a worker, in Node or in a page, that carries out `order`. */
export function startWorker(order: WorkerOrder): RunningWorker {
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  return threads ? startNodeWorker(threads.Worker, order) : startWebWorker(order);
}

function startNodeWorker(Worker: typeof import('node:worker_threads').Worker, order: WorkerOrder): RunningWorker {
  const program = `data:text/javascript;base64,${btoa(workerProgram)}`;
  const worker = new Worker(new URL(program), { name: `firth ${order.thread}` });
  const done = new Promise<void>((resolve, reject) => {
    worker.once('message', (answer: WorkerAnswer) => settle(order.thread, answer, resolve, reject));
    worker.once('error', (error: Error) => reject(failure(order.thread, error.message)));
    worker.once('exit', (code) => reject(failure(order.thread, `it exited with code ${code}`)));
  });
  worker.postMessage(order);
  const terminate = (): void => void worker.terminate();
  return { done: done.finally(terminate), terminate };
}

/** A page's browser gives no reason when it does not let a worker begin. */
const neverStarted =
  'it did not start; a page with a Content-Security-Policy must allow workers that are made from strings: worker-src blob:';

function startWebWorker(order: WorkerOrder): RunningWorker {
  const url = URL.createObjectURL(new Blob([workerProgram], { type: 'text/javascript' }));
  const worker = new Worker(url, { type: 'module', name: `firth ${order.thread}` });
  const done = new Promise<void>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => settle(order.thread, data, resolve, reject);
    worker.onerror = ({ message }) => reject(failure(order.thread, message || neverStarted));
    worker.onmessageerror = () => reject(failure(order.thread, 'its answer could not be read'));
  });
  worker.postMessage(order);
  const terminate = (): void => {
    worker.terminate();
    URL.revokeObjectURL(url);
  };
  return { done: done.finally(terminate), terminate };
}

function settle(thread: number, answer: WorkerAnswer, resolve: () => void, reject: (error: FirthError) => void): void {
  if ('error' in answer) reject(failure(thread, answer.error));
  else resolve();
}

function failure(thread: number, reason: string): FirthError {
  return new FirthError('WORKER', `training thread ${thread} failed: ${reason}`);
}
