import { FirthError } from '@firth/core';
import { workerProgram } from './generated/worker.ts';
import type { WorkerAnswer, WorkerOrder } from './worker/main.ts';
import type { Product } from './worker/produce.ts';

/**
 * Carries out `order` in a worker, of Node or of a page, which ends when it has no more to do; returns what it made.
 *
 * @throws FirthError `WORKER` when it fails or dies
 */
export function runWorker(order: WorkerOrder): Promise<readonly Product[]> {
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  return threads ? runNodeWorker(threads.Worker, order) : runWebWorker(order);
}

function runNodeWorker(
  Worker: typeof import('node:worker_threads').Worker,
  order: WorkerOrder,
): Promise<readonly Product[]> {
  const program = `data:text/javascript;base64,${btoa(workerProgram)}`;
  const worker = new Worker(new URL(program), { name: `firth ${order.thread}` });
  const done = new Promise<readonly Product[]>((resolve, reject) => {
    worker.once('message', (answer: WorkerAnswer) => settle(order.thread, answer, resolve, reject));
    worker.once('error', (error: Error) => reject(failure(order.thread, error.message)));
    worker.once('exit', (code) => reject(failure(order.thread, `it exited with code ${code}`)));
  });
  worker.postMessage(order);
  return done.finally(() => void worker.terminate());
}

/** A page's browser gives no reason when it does not let a worker begin. */
const neverStarted =
  'it did not start; a page with a Content-Security-Policy must allow workers that are made from strings: worker-src blob:';

function runWebWorker(order: WorkerOrder): Promise<readonly Product[]> {
  const url = URL.createObjectURL(new Blob([workerProgram], { type: 'text/javascript' }));
  const worker = new Worker(url, { type: 'module', name: `firth ${order.thread}` });
  const done = new Promise<readonly Product[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => settle(order.thread, data, resolve, reject);
    worker.onerror = ({ message }) => reject(failure(order.thread, message || neverStarted));
    worker.onmessageerror = () => reject(failure(order.thread, 'its answer could not be read'));
  });
  worker.postMessage(order);
  return done.finally(() => {
    worker.terminate();
    URL.revokeObjectURL(url);
  });
}

function settle(
  thread: number,
  answer: WorkerAnswer,
  resolve: (products: readonly Product[]) => void,
  reject: (error: FirthError) => void,
): void {
  if ('error' in answer) reject(failure(thread, answer.error));
  else resolve(answer.products);
}

function failure(thread: number, reason: string): FirthError {
  return new FirthError('WORKER', `thread ${thread} failed: ${reason}`);
}
