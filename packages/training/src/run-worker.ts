import { FirthError } from '@firth/core';
import { startWorker } from '@firth/workers';
import { workerProgram } from './generated/worker.ts';
import type { WorkerAnswer, WorkerOrder } from './worker/main.ts';
import type { Product } from './worker/produce.ts';

/**
 * Carries out `order` in a worker, of Node or of a page, which ends when it has no more to do; returns what it made.
 *
 * @throws FirthError `WORKER` when it fails or dies
 */
export function runWorker(order: WorkerOrder): Promise<readonly Product[]> {
  return new Promise((resolve, reject) => {
    const worker = startWorker<WorkerOrder, WorkerAnswer>(workerProgram, {
      name: `firth ${order.thread}`,
      receive(answer) {
        if ('error' in answer) {
          fail(answer.error);
          return;
        }
        resolve(answer.products);
        void worker.terminate();
      },
      fail,
    });
    worker.postMessage(order);

    function fail(reason: string): void {
      reject(new FirthError('WORKER', `thread ${order.thread} failed: ${reason}`));
      void worker.terminate();
    }
  });
}
