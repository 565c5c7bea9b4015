import { FirthError, type WordVectors } from '@firth/core';
import { availableThreads } from '@firth/workers';
import { wholeNumber } from '../neighbor.ts';
import type { VectorIndex } from '../vector-index.ts';
import { type FoundInShare, mergeShares } from './merge-shares.ts';
import { indexOfShare, type SharedQuestion, startSearcher } from './share-searcher.ts';
import { sharesOf } from './shares.ts';

export interface ThreadedIndexOptions {
  /** How many threads search, the calling one included; as many as there are processors unless said. */
  readonly threads?: number | undefined;
}

/** An exact index that several threads search. */
export interface ThreadedIndex extends VectorIndex {
  /** How many threads search: 1 where memory cannot be shared. */
  readonly threads: number;
  /** Ends the threads; a search after that is a `WORKER` error. */
  close(): Promise<void>;
}

/** How long a thread may take longer than the calling one took for as many rows, in milliseconds, and as a factor. */
const leastPatience = 10_000;
const patienceFactor = 20;

/**
 * Returns an exact index of `vectors` that several threads search at once, each a share of the rows: the answers of
 * {@link exactIndex}, to the bit. It is the `index` of a question like any other, and answers before the call returns: the
 * calling thread searches a share too.
 *
 * The other threads hold copies of their shares, unless the matrix lies in a SharedArrayBuffer, and wait for questions
 * until `close`; they do not keep a process of Node alive. Where there is no SharedArrayBuffer, as in a page that is not
 * cross-origin isolated, one thread searches all.
 *
 * Starting threads and making their indexes takes some tenths of a second: it pays for many questions.
 *
 * @throws FirthError `BAD_OPTION` for `threads` that is not a whole number from 1 on. Rejects with `WORKER` where a
 * thread cannot start; searches throw it where one fails, dies, or does not answer
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * const index = await createThreadedIndex(vectors, { threads: 2 });
 * console.log(mostSimilar(vectors, 'king', { index, count: 1 })[0]?.word); // queen
 * await index.close();
 * ```
 */
export async function createThreadedIndex(
  vectors: WordVectors,
  { threads = availableThreads() }: ThreadedIndexOptions = {},
): Promise<ThreadedIndex> {
  wholeNumber('threads', threads);
  const { rows } = vectors.matrix;
  const most = typeof SharedArrayBuffer === 'undefined' ? 1 : Math.min(threads, Math.max(1, rows));
  const [own, ...others] = sharesOf(rows, most);
  const helpers = others.map((share) => startSearcher(vectors, share));
  const ownIndex = indexOfShare(vectors, own!);
  let failure: FirthError | undefined;

  async function close(): Promise<void> {
    failure ??= new FirthError('WORKER', 'the index was closed');
    await Promise.all(helpers.map((helper) => helper.terminate()));
  }

  /** Lets the other threads search their shares while this one searches its own. */
  function searchShares(question: SharedQuestion): FoundInShare[] {
    const asked = helpers
      .filter(({ share }) => share.first < question.rows)
      .map(({ share, ask }) => ({ share, answer: ask(question) }));
    const started = performance.now();
    const found = ownIndex.search(question.queries, question);
    const patience = leastPatience + patienceFactor * (performance.now() - started);
    return [{ share: own!, found }, ...asked.map(({ share, answer }) => ({ share, found: answer(patience) }))];
  }

  const bytes = await Promise.all(helpers.map(({ ready }) => ready)).catch(async (error) => {
    await close();
    throw error;
  });

  return {
    threads: most,
    bytes: bytes.reduce((sum, ofOne) => sum + ofOne, ownIndex.bytes),
    search(queries, options) {
      const count = Math.min(wholeNumber('count', options.count), Math.max(1, rows));
      const limit = wholeNumber('rows', options.rows ?? Math.max(1, rows));
      failure ??= helpers.find((helper) => helper.failure)?.failure;
      if (failure) throw failure;
      try {
        return mergeShares(searchShares({ queries: inSharedMemory(queries), count, rows: limit }), count);
      } catch (error) {
        if (error instanceof FirthError && error.code === 'WORKER') failure = error; // others may still be at work
        throw error;
      }
    },
    close,
  };
}

function inSharedMemory(queries: Float32Array): Float32Array {
  if (typeof SharedArrayBuffer === 'undefined') return queries;
  const shared = new Float32Array(new SharedArrayBuffer(queries.byteLength));
  shared.set(queries);
  return shared;
}
