import { FirthError } from '@firth/core';
import { workerProgram } from '../generated/worker.ts';
import type { WorkerAnswer, WorkerMessage } from '../worker/main.ts';
import type { Shard, ThreadOrder } from '../worker/shard-runner.ts';

/** A thread that computes shards. */
export interface ShardThread {
  /** Returns the loss of each shard. */
  run(shards: readonly Shard[]): Promise<readonly number[]>;
  end(): void;
}

/** The parts of a worker that Node and pages have alike. */
interface Port {
  postMessage(message: WorkerMessage): void;
  terminate(): void;
}

/**
 * Starts a worker, of Node or of a page. Its `run` rejects with `WORKER` when it fails or dies.
 */
export function startWorker(order: ThreadOrder): ShardThread {
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
  const port = openPort(order.thread, receive, fail);
  port.postMessage({ order });
  return {
    run: (shards) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        if (failure) reject(failure);
        else port.postMessage({ shards });
      }),
    end: () => port.terminate(),
  };
}

function openPort(thread: number, receive: (answer: WorkerAnswer) => void, fail: (reason: string) => void): Port {
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  if (threads) {
    const program = `data:text/javascript;base64,${btoa(workerProgram)}`;
    const worker = new threads.Worker(new URL(program), { name: `firth ${thread}` });
    worker.on('message', receive);
    worker.on('error', (error: Error) => fail(error.message));
    worker.on('exit', (code) => fail(`it exited with code ${code}`));
    return { postMessage: (message) => worker.postMessage(message), terminate: () => void worker.terminate() };
  }
  const url = URL.createObjectURL(new Blob([workerProgram], { type: 'text/javascript' }));
  const worker = new Worker(url, { type: 'module', name: `firth ${thread}` });
  worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => receive(data);
  worker.onerror = ({ message }) => fail(message || 'it did not start');
  return {
    postMessage: (message) => worker.postMessage(message),
    terminate() {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
