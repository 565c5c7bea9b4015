import { FirthError } from '@firth/core';
import { type StartedWorker, startWorker } from '@firth/workers';
import { workerProgram } from '../generated/worker.ts';
import type { SearchMessage, SearchThreadReady } from '../worker/main.ts';

/** A thread that searches. */
export interface SearchThread extends Pick<StartedWorker<SearchMessage>, 'postMessage' | 'terminate'> {
  /** Fulfilled when its index is made, rejected with `WORKER` when it dies before. */
  readonly ready: Promise<SearchThreadReady>;
  /** Why it died, where it did. */
  readonly failure: FirthError | undefined;
}

/** Starts a thread. It keeps a process of Node alive only until it is ready. */
export function startThread(): SearchThread {
  let failure: FirthError | undefined;
  let settle: { resolve(ready: SearchThreadReady): void; reject(error: FirthError): void };
  const ready = new Promise<SearchThreadReady>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const worker = startWorker<SearchMessage, SearchThreadReady>(workerProgram, {
    name: 'firth search',
    receive: (message) => settle.resolve(message),
    fail(reason) {
      failure ??= new FirthError('WORKER', `a search thread failed: ${reason}`);
      settle.reject(failure);
    },
  });
  return {
    ready: ready.finally(() => worker.unref()),
    get failure() {
      return failure;
    },
    postMessage: worker.postMessage,
    terminate: worker.terminate,
  };
}
