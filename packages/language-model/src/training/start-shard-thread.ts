import { FirthError } from '@firth/core';
import { startWorker } from '@firth/workers';
import { workerProgram } from '../generated/worker.ts';
import type { WorkerAnswer, WorkerMessage } from '../worker/main.ts';
import type { Shard, ThreadOrder } from '../worker/shard-runner.ts';

/** A thread that computes shards. */
export interface ShardThread {
  /** Returns the loss of each shard. */
  run(shards: readonly Shard[]): Promise<readonly number[]>;
  end(): void;
}

/**
 * Starts a worker, of Node or of a page. Its `run` rejects with `WORKER` when it fails or dies.
 */
export function startShardThread(order: ThreadOrder): ShardThread {
  let settle: { resolve(losses: readonly number[]): void; reject(error: FirthError): void } | undefined;
  let failure: FirthError | undefined;
  const fail = (reason: string): void => {
    failure = new FirthError('WORKER', `training thread ${order.thread} failed: ${reason}`);
    settle?.reject(failure);
  };
  const receive = (answer: WorkerAnswer): void => {
    if ('error' in answer) fail(answer.error);
    else settle?.resolve(answer.losses);
  };
  const worker = startWorker<WorkerMessage, WorkerAnswer>(workerProgram, {
    name: `firth ${order.thread}`,
    receive,
    fail,
  });
  worker.postMessage({ order });
  return {
    run: (shards) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        if (failure) reject(failure);
        else worker.postMessage({ shards });
      }),
    end: () => void worker.terminate(),
  };
}
