import { FirthError } from '@firth/core';
import { startWorker } from '@firth/workers';
import { workerProgram } from './generated/worker.ts';
import type { WorkerAnswer, WorkerOrder } from './worker/main.ts';
import type { Product } from './worker/produce.ts';

/**
 * Carries out `order` in a worker, of Node or of a page, which ends when it has no more to do, or when `signal` is aborted; returns what it
 * made.
 *
 * @throws FirthError `WORKER` when it fails or dies; the signal's reason
 */
export function runWorker(order: WorkerOrder, signal: AbortSignal): Promise<readonly Product[]> {
  return new Promise((resolve, reject) => {
    const worker = startWorker<WorkerOrder, WorkerAnswer>(workerProgram, {
      name: `firth ${order.thread}`,
      receive(answer) {
        if ('error' in answer) fail(answer.error);
        else end(() => resolve(answer.products));
      },
      fail,
    });
    signal.addEventListener('abort', () => end(() => reject(signal.reason)));
    worker.postMessage(order);

    function fail(reason: string): void {
      end(() => reject(new FirthError('WORKER', `thread ${order.thread} failed: ${reason}`)));
    }

    function end(settle: () => void): void {
      settle();
      void worker.terminate();
    }
  });
}
