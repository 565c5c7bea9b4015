import { type Encoding, FirthError, type Padding } from '@firth/core';
import { availableThreads } from '@firth/workers';
import type { BatchEntry } from '../encode-batch.ts';
import { padEncodings } from '../encoding/pad.ts';
import type { OpenTokenizerOptions } from '../open-tokenizer.ts';
import type { PoolAnswer, PoolEncodeOptions, PoolMessage } from '../worker/main.ts';
import { type PoolWorker, startPoolWorker } from './start-pool-worker.ts';

export interface TokenizerPoolOptions extends Omit<OpenTokenizerOptions, 'onWarning'> {
  /** Workers to start (default: as many as there are processors). */
  readonly threads?: number | undefined;
}

export interface PoolBatchOptions extends PoolEncodeOptions {
  /** Default: what the file says. */
  readonly padding?: Padding | false | undefined;
}

/** One tokenizer in several workers. */
export interface TokenizerPool {
  readonly threads: number;
  /** Returns the ids of each text, in order. */
  encodeIds(texts: readonly string[]): Promise<Uint32Array[]>;
  /** Returns the encodings of a batch, in order, padded to the longest where padding is asked for without a length. */
  encodeBatch(batch: readonly BatchEntry[], options?: PoolBatchOptions): Promise<Encoding[]>;
  /** Ends the workers; what is under way is rejected. */
  end(): void;
}

interface Job {
  readonly message: PoolMessage;
  resolve(answer: PoolAnswer): void;
  reject(error: FirthError): void;
}

/** UTF-16 units of text in one message: enough that sending costs little, few enough that the workers end together. */
const unitsAtOnce = 1 << 18;

/**
 * Returns a pool of workers, of Node or of a page, that each have opened the tokenizer in `file`. Texts are sent in parts, and a worker
 * that is done gets the next one.
 *
 * @throws FirthError `BAD_OPTION` for `threads` below 1. The calls reject with what opening the file and encoding throw, and with `WORKER`
 * @example
 * ```ts
 * const file = new TextEncoder().encode('{"model":{"type":"WordLevel","vocab":{"hello":0,"world":1},"unk_token":"hello"},"pre_tokenizer":{"type":"Whitespace"}}');
 * const pool = createTokenizerPool(file, { threads: 2 });
 * console.log((await pool.encodeIds(['hello', 'world hello'])).map((ids) => ids.join(' '))); // [ '0', '1 0' ]
 * pool.end();
 * ```
 */
export function createTokenizerPool(file: Uint8Array, options: TokenizerPoolOptions = {}): TokenizerPool {
  const { threads = availableThreads(), ...opening } = options;
  if (!(Number.isInteger(threads) && threads >= 1))
    throw new FirthError('BAD_OPTION', `threads is ${threads}; it must be a whole number from 1 on`);
  const waiting: Job[] = [];
  const running = new Map<number, { readonly job: Job; readonly worker: PoolWorker }>();
  let failure: FirthError | undefined;
  const idle: PoolWorker[] = Array.from({ length: threads }, () => startPoolWorker(receive, fail));
  const workers = [...idle];
  for (const worker of workers) worker.postMessage({ file, options: opening });
  let numbers = 0;

  function receive(answer: PoolAnswer): void {
    const { job, worker } = running.get(answer.job)!;
    running.delete(answer.job);
    idle.push(worker);
    if ('code' in answer) job.reject(new FirthError(answer.code, answer.message));
    else job.resolve(answer);
    sendWaiting();
  }

  function sendWaiting(): void {
    while (waiting.length > 0 && idle.length > 0) {
      const job = waiting.shift()!;
      const worker = idle.pop()!;
      const number = numbers++;
      running.set(number, { job, worker });
      worker.postMessage({ ...job.message, job: number } as PoolMessage);
    }
  }

  function fail(error: FirthError): void {
    failure ??= error;
    for (const job of [...waiting.splice(0), ...[...running.values()].map((entry) => entry.job)]) job.reject(failure);
    running.clear();
    for (const worker of workers) void worker.terminate();
  }

  function send(message: PoolMessage): Promise<PoolAnswer> {
    return new Promise((resolve, reject) => {
      if (failure) {
        reject(failure);
        return;
      }
      waiting.push({ message, resolve, reject });
      sendWaiting();
    });
  }

  return {
    threads,
    async encodeIds(texts) {
      const parts = partsOf(texts, (text) => text.length).map((part) => send({ job: 0, texts: part }));
      return (await Promise.all(parts)).flatMap((answer) => ('ids' in answer ? answer.ids : []));
    },
    async encodeBatch(batch, { padding, ...encoding } = {}) {
      const parts = partsOf(batch, unitsOf).map((part) => send({ job: 0, batch: part, options: encoding }));
      const answers = (await Promise.all(parts)).flatMap((answer) => ('encodings' in answer ? [answer] : []));
      const encodings = answers.flatMap((answer) => answer.encodings);
      const wanted = padding ?? answers[0]?.padding;
      return wanted ? padEncodings(encodings, wanted) : encodings;
    },
    end: () => fail(new FirthError('WORKER', 'the pool was ended')),
  };
}

function unitsOf(entry: BatchEntry): number {
  return typeof entry === 'string' ? entry.length : entry[0].length + entry[1].length;
}

/** Cuts a list into parts of about {@link unitsAtOnce}. */
function partsOf<T>(list: readonly T[], sizeOf: (item: T) => number): T[][] {
  const parts: T[][] = [];
  let room = 0;
  for (const item of list) {
    if (room <= 0) {
      parts.push([]);
      room = unitsAtOnce;
    }
    parts.at(-1)!.push(item);
    room -= sizeOf(item);
  }
  return parts;
}
