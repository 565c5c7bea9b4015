import { runWorker } from './run-worker.ts';
import type { WorkerOrder } from './worker/main.ts';
import type { Product } from './worker/produce.ts';

/**
 * Carries out each of `orders` in a worker of its own and returns what they made. When one fails, or `signal` is aborted, all are ended at
 * once, whatever they are at: what they had done so far is lost.
 *
 * @throws FirthError `WORKER` when one fails or dies; the signal's reason
 */
export async function runWorkers(
  orders: readonly WorkerOrder[],
  signal?: AbortSignal,
): Promise<(readonly Product[])[]> {
  const end = new AbortController();
  const abort = (): void => end.abort(signal?.reason);
  signal?.addEventListener('abort', abort);
  const runs = orders.map((order) => runWorker(order, end.signal));
  try {
    return await Promise.all(runs);
  } finally {
    signal?.removeEventListener('abort', abort);
    end.abort();
    await Promise.allSettled(runs);
  }
}
