/**
 * What the threads of one run share besides the model, in one buffer: which chunk is next, whether to stop, how far each thread has come,
 * and what it has done in each epoch. A chunk is one batch in one epoch; chunks are numbered through the whole run.
 */
export interface Control {
  /** Makes this the next chunk, and lets the threads run; none may be at work. */
  start(firstChunk: number): void;
  /** Returns the number of a chunk that nobody has taken. */
  takeChunk(): number;
  /** Returns the number of the first chunk that nobody has taken. */
  nextChunk(): number;
  /** Tells that a chunk is done. */
  finishChunk(): void;
  /** Waits until so many chunks of the run are done. */
  waitForChunks(count: number): void;
  /** Asks all threads to end after the chunk at hand. */
  stop(): void;
  isStopped(): boolean;
  /** Tells that `thread` has come to the next place where others may wait for it; returns how many such places it has come to. */
  arrive(thread: number): number;
  /** Waits until all threads have come to so many places. */
  waitForAll(places: number): void;
  /** Arrives and waits for all. */
  meet(thread: number): void;
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

/** Places in the header. */
const place = { nextChunk: 0, isStopped: 1, finishedChunks: 2, asleep: 3 };
const headerBytes = 64;
/** Each thread's count of arrivals has a cache line. */
const arrivalBytes = 64;
const fields = 3;

/** Returns the bytes of the control buffer of `threads` threads and `epochs` epochs. */
export function controlBytes(threads: number, epochs: number): number {
  return headerBytes + arrivalBytes * threads + 8 * fields * threads * epochs;
}

/** Returns the control over `buffer`, which is zero at first; a thread that waits looks `spins` times before it lies down. */
export function createControl(buffer: ArrayBufferLike, threads: number, spins = 0): Control {
  const bytesBeforeTallies = headerBytes + arrivalBytes * threads;
  const header = new Int32Array(buffer, 0, bytesBeforeTallies / 4);
  const tallies = new Float64Array(buffer, bytesBeforeTallies);
  const arrivalsOf = (thread: number): number => (headerBytes + arrivalBytes * thread) / 4;
  const at = (thread: number, epoch: number): number => (epoch * threads + thread) * fields;

  /** Waits until the number at `index` is at least `count`. */
  function waitFor(index: number, count: number): void {
    let looks = 0;
    for (let now = Atomics.load(header, index); now < count; now = Atomics.load(header, index)) {
      if (looks++ < spins) continue;
      Atomics.add(header, place.asleep, 1);
      Atomics.wait(header, index, now);
      Atomics.sub(header, place.asleep, 1);
    }
  }

  /**
   * Adds one to the number at `index`, returns the sum, and wakes those who wait for it: they are looked for, since waking is slow even if
   * nobody sleeps.
   */
  function count(index: number): number {
    const sum = Atomics.add(header, index, 1) + 1;
    if (Atomics.load(header, place.asleep) > 0) Atomics.notify(header, index);
    return sum;
  }

  const arrive = (thread: number): number => count(arrivalsOf(thread));

  function waitForAll(places: number): void {
    for (let thread = 0; thread < threads; thread++) waitFor(arrivalsOf(thread), places);
  }

  return {
    start(firstChunk) {
      header.fill(0);
      header[place.nextChunk] = firstChunk;
      header[place.finishedChunks] = firstChunk;
    },
    takeChunk: () => Atomics.add(header, place.nextChunk, 1),
    nextChunk: () => Atomics.load(header, place.nextChunk),
    finishChunk: () => void count(place.finishedChunks),
    waitForChunks: (chunks) => waitFor(place.finishedChunks, chunks),
    stop: () => void Atomics.store(header, place.isStopped, 1),
    isStopped: () => Atomics.load(header, place.isStopped) === 1,
    arrive,
    waitForAll,
    meet: (thread) => waitForAll(arrive(thread)),
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
