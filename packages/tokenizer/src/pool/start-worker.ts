import { FirthError } from '@firth/core';
import { workerProgram } from '../generated/worker.ts';
import type { PoolAnswer, PoolMessage } from '../worker/main.ts';

/** The parts of a worker that Node and pages have alike. */
export interface PoolWorker {
  postMessage(message: PoolMessage): void;
  terminate(): void;
}

/** Starts a worker, of Node or of a page; `fail` is told when it dies. */
export function startWorker(receive: (answer: PoolAnswer) => void, fail: (error: FirthError) => void): PoolWorker {
  const died = (reason: string): void => fail(new FirthError('WORKER', `a tokenizer's worker failed: ${reason}`));
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  if (threads) {
    const program = new URL(`data:text/javascript,${encodeURIComponent(workerProgram)}`);
    const worker = new threads.Worker(program, { name: 'firth tokenizer' });
    worker.on('message', receive);
    worker.on('error', (error: Error) => died(error.message));
    worker.on('exit', (code) => died(`it exited with code ${code}`));
    return { postMessage: (message) => worker.postMessage(message), terminate: () => void worker.terminate() };
  }
  const url = URL.createObjectURL(new Blob([workerProgram], { type: 'text/javascript' }));
  const worker = new Worker(url, { type: 'module', name: 'firth tokenizer' });
  worker.onmessage = ({ data }: MessageEvent<PoolAnswer>) => receive(data);
  worker.onerror = ({ message }) => died(message || 'it did not start');
  return {
    postMessage: (message) => worker.postMessage(message),
    terminate() {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
