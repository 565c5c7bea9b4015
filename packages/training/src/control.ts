/**
 * What the threads of one run share besides the model, in one buffer: which chunk is next, whether to stop, and what each thread has
 * done in each epoch. A chunk is one batch in one epoch; chunks are numbered through the whole run.
 */
export interface Control {
  /** Returns the number of a chunk that nobody has taken. */
  takeChunk(): number;
  stop(): void;
  isStopped(): boolean;
  /** Adds what `thread` did in `epoch`. */
  record(thread: number, epoch: number, done: Tally): void;
  /** Returns what all threads did in `epoch`, summed in the order of the threads. */
  tallyOf(epoch: number): Tally;
}

export interface Tally {
  /** Words of the vocabulary that were read, before subsampling. */
  readonly tokens: number;
  /** Training pairs, and the sum of their losses in nats. */
  readonly pairs: number;
  readonly loss: number;
}

const nextChunk = 0;
const stopFlag = 1;
const headerBytes = 16;
const fields = 3;

/** Returns the bytes of the control buffer of `threads` threads and `epochs` epochs. */
export function controlBytes(threads: number, epochs: number): number {
  return headerBytes + 8 * fields * threads * epochs;
}

/** Returns the control over `buffer`, which is zero at the start of a run. */
export function createControl(buffer: ArrayBufferLike, threads: number): Control {
  const header = new Int32Array(buffer, 0, headerBytes / 4);
  const tallies = new Float64Array(buffer, headerBytes);
  const at = (thread: number, epoch: number): number => (epoch * threads + thread) * fields;
  return {
    takeChunk: () => Atomics.add(header, nextChunk, 1),
    stop: () => void Atomics.store(header, stopFlag, 1),
    isStopped: () => Atomics.load(header, stopFlag) === 1,
    record(thread, epoch, { tokens, pairs, loss }) {
      const i = at(thread, epoch);
      tallies[i]! += tokens;
      tallies[i + 1]! += pairs;
      tallies[i + 2]! += loss;
    },
    tallyOf(epoch) {
      let [tokens, pairs, loss] = [0, 0, 0];
      for (let thread = 0; thread < threads; thread++) {
        const i = at(thread, epoch);
        tokens += tallies[i]!;
        pairs += tallies[i + 1]!;
        loss += tallies[i + 2]!;
      }
      return { tokens, pairs, loss };
    },
  };
}
