import { FirthError } from '@firth/core';
import { type StartedWorker, startWorker } from '@firth/workers';
import { workerProgram } from '../generated/worker.ts';
import type { PoolAnswer, PoolMessage } from '../worker/main.ts';

export type PoolWorker = StartedWorker<PoolMessage>;

/** Starts a worker of a pool; `fail` is told when it dies. */
export function startPoolWorker(receive: (answer: PoolAnswer) => void, fail: (error: FirthError) => void): PoolWorker {
  return startWorker(workerProgram, {
    name: 'firth tokenizer',
    receive,
    fail: (reason) => fail(new FirthError('WORKER', `a tokenizer's worker failed: ${reason}`)),
  });
}
