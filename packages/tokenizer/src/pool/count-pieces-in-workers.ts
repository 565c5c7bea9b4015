import { FirthError } from '@firth/core';
import { availableThreads } from '@firth/workers';
import type { CountPiecesOptions } from '../training/word-counts.ts';
import type { CountedChunks } from '../worker/count.ts';
import type { PoolAnswer, PoolMessage } from '../worker/main.ts';
import { startPoolWorker } from './start-pool-worker.ts';

export interface CountInWorkersOptions extends CountPiecesOptions {
  /** Workers to start (default: as many as there are processors). */
  readonly threads?: number | undefined;
}

/** UTF-16 units of a chunk: the same whatever the number of workers, and few enough that they end together. */
const unitsOfChunk = 1 << 18;

/**
 * Returns what `countPieces` does, counted in several workers, of Node or of a page: the same counts in the same order, whatever their number.
 * Texts are read as the workers get on, so that a corpus need not fit in memory.
 *
 * @throws FirthError `BAD_OPTION` for `threads` below 1, `WORKER`, and as `countPieces`; the signal's reason on abort
 * @example
 * ```ts
 * const counts = await countPiecesInWorkers(['low low', 'lower'], { preTokenizer: { type: 'Whitespace' }, threads: 2 });
 * console.log(counts.get('low')); // 2
 * ```
 */
export async function countPiecesInWorkers(
  texts: Iterable<string> | AsyncIterable<string>,
  { threads = availableThreads(), signal, ...counting }: CountInWorkersOptions = {},
): Promise<Map<string, number>> {
  if (!(Number.isInteger(threads) && threads >= 1))
    throw new FirthError('BAD_OPTION', `threads is ${threads}; it must be a whole number from 1 on`);
  const workers = Array.from({ length: threads }, () => startCounter(counting));
  try {
    let chunks = 0;
    for await (const chunk of chunksOf(texts)) {
      signal?.throwIfAborted();
      const worker = await Promise.race(workers.map(({ idle }) => idle));
      signal?.throwIfAborted();
      worker.count(chunks++, chunk);
    }
    return joined(await Promise.all(workers.map(({ finish }) => finish())), counting.maxPieces);
  } finally {
    for (const { end } of workers) end();
  }
}

/** A worker that counts one chunk at a time. */
interface Counter {
  /** Resolves to this worker when it has nothing to do, and rejects when it has failed. */
  readonly idle: Promise<Counter>;
  count(number: number, chunk: readonly string[]): void;
  finish(): Promise<CountedChunks>;
  end(): void;
}

function startCounter(counting: Omit<CountPiecesOptions, 'signal'>): Counter {
  let resolve: (counted: CountedChunks | undefined) => void = () => {};
  let reject: (error: FirthError) => void = () => {};
  const worker = startPoolWorker(receive, (error) => reject(error));
  worker.postMessage({ counting });

  function receive(answer: PoolAnswer): void {
    if ('code' in answer) reject(new FirthError(answer.code, answer.message));
    else resolve('counted' in answer ? answer.counted : undefined);
  }

  function send(message: PoolMessage): Promise<CountedChunks | undefined> {
    return new Promise((...settle) => {
      [resolve, reject] = settle;
      worker.postMessage(message);
    });
  }

  const counter: Counter = {
    get idle() {
      return idle;
    },
    count(number, chunk) {
      idle = send({ job: number, chunk }).then(() => counter);
      // Whoever waits for it is told; a failure that nobody waits for yet is not an unhandled one.
      idle.catch(() => {});
    },
    async finish() {
      await idle;
      return (await send({ job: 0, isLast: true }))!;
    },
    end: () => void worker.terminate(),
  };
  let idle = Promise.resolve(counter);
  return counter;
}

async function* chunksOf(texts: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string[]> {
  let chunk: string[] = [];
  let units = 0;
  for await (const text of texts) {
    chunk.push(text);
    units += text.length + 1;
    if (units < unitsOfChunk) continue;
    yield chunk;
    chunk = [];
    units = 0;
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * Joins the counts of workers in the order in which pieces came first: by chunks, each of which one worker had, and within a chunk as that
 * worker met them.
 */
function joined(parts: readonly CountedChunks[], maxPieces = 2 ** 23): Map<string, number> {
  const spans = parts.flatMap(({ pieces, counts, chunks }) =>
    chunks.flatMap((chunk, i) =>
      i % 2 === 0 ? [{ pieces, counts, chunk, start: chunks[i - 1] ?? 0, end: chunks[i + 1]! }] : [],
    ),
  );
  const total = new Map<string, number>();
  for (const { pieces, counts, start, end } of spans.sort((a, b) => a.chunk - b.chunk))
    for (let i = start; i < end; i++) total.set(pieces[i]!, (total.get(pieces[i]!) ?? 0) + counts[i]!);
  if (total.size > maxPieces) throw new FirthError('LIMIT', `the text has more than ${maxPieces} different pieces`);
  return total;
}
