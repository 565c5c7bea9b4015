import { createRests, type Producer } from '@firth/kernel/runtime';
import { runWorkers } from './run-workers.ts';
import { type ItemRange, type ProducingTask, type Product, produceNext } from './worker/produce.ts';

/** What is to be made, of which items, and how it is watched. */
export interface ProducerJob {
  readonly producer: Producer;
  readonly ranges: readonly ItemRange[];
  /** Aborting rejects the promise with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told ten times a second which part of the ranges has been taken, 0 to 1. */
  onProgress?(fraction: number): void;
}

const reportMilliseconds = 100;

/**
 * Returns what the producer makes of each range, in their order: its parts, copied. Runs in a worker for each of the producer's threads
 * where memory is shared, else on this thread, with pauses that let the event loop turn.
 *
 * @throws FirthError `WORKER` where a worker fails; the signal's reason when aborted
 */
export async function runProducer(job: ProducerJob): Promise<readonly (readonly ArrayBuffer[])[]> {
  const { producer, ranges, signal } = job;
  signal?.throwIfAborted();
  const inWorkers = producer.module !== undefined && !(producer.memory.buffer instanceof ArrayBuffer);
  const control = inWorkers ? new SharedArrayBuffer(8) : new ArrayBuffer(8);
  const header = new Int32Array(control);
  const stop = (): void => void Atomics.store(header, 1, 1);
  const report = (): void => job.onProgress?.(Math.min(1, Atomics.load(header, 0) / ranges.length));
  const timer = setInterval(report, reportMilliseconds);
  signal?.addEventListener('abort', stop);
  try {
    const task = { ranges, control };
    const products = await (inWorkers ? produceInWorkers(task, producer, signal) : produceHere(task, producer));
    signal?.throwIfAborted();
    const ordered = new Array<readonly ArrayBuffer[]>(ranges.length);
    for (const { range, parts } of products) ordered[range] = parts;
    return ordered;
  } finally {
    clearInterval(timer);
    signal?.removeEventListener('abort', stop);
  }
}

async function produceInWorkers(
  produce: ProducingTask,
  { module, memory, threads }: Producer,
  signal: AbortSignal | undefined,
): Promise<Product[]> {
  const products = await runWorkers(
    threads.map(({ parameters }, thread) => ({
      ...{ produce, thread, parameters },
      ...{ module: module!, memory: memory as WebAssembly.Memory },
    })),
    signal,
  );
  return products.flat();
}

async function produceHere(task: ProducingTask, producer: Producer): Promise<Product[]> {
  const kernel = producer.instantiate(0);
  const rest = createRests();
  const products: Product[] = [];
  for (;;) {
    const product = produceNext(task, kernel, producer.memory.buffer);
    if (!product) return products;
    products.push(product);
    await rest();
  }
}
