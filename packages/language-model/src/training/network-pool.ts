import { allocateMemory, type Instructions } from '@firth/kernel/runtime';
import { parameterCount } from '../model/parameters.ts';
import type { ModelShape } from '../model/shape.ts';
import { compileKernels, createKernels } from '../network/kernels.ts';
import { placeNetwork } from '../network/places.ts';
import { createShardRunner, type Shard } from '../worker/shard-runner.ts';
import { type ShardThread, startShardThread } from './start-shard-thread.ts';
import type { Sequences } from './windows.ts';

/** A network in one memory and the threads that compute with it. */
export interface NetworkPool {
  readonly threads: number;
  /** Sequences in a pass at most. */
  readonly sequences: number;
  /** The numbers of the model: changes count from the next call on. */
  readonly parameters: Float32Array;
  /** The gradient that the last call of `gradientOf` left. */
  readonly gradient: Float32Array;
  /** Returns the sum of the losses of `sequences` in nats, and leaves the gradient of their mean. */
  gradientOf(sequences: Sequences): Promise<number>;
  /** Returns the sum of the losses, of each sequence from row `skip` on. */
  lossOf(sequences: Sequences, skip?: number): Promise<number>;
  end(): void;
}

export interface PoolOptions {
  readonly threads: number;
  /** Sequences in a pass at most. */
  readonly sequences: number;
  readonly instructions: Instructions;
  /** Whether there are gradients. */
  readonly isTrained: boolean;
}

/** How many parts of a batch have a gradient of their own. A constant, so that the sums are the same for any number of threads. */
const shardCount = 8;

/**
 * Returns a pool of `threads` threads for passes of up to `sequences` sequences: in workers where there can be several, else on this thread,
 * with a pause after each shard that lets the event loop turn.
 *
 * A batch is cut into {@link shardCount} shards whose gradients are added in their order: the same bits for any number of threads.
 *
 * @throws FirthError `LIMIT`, `OUT_OF_MEMORY` for a model that does not fit; `UNSUPPORTED`
 */
export async function createNetworkPool(shape: ModelShape, options: PoolOptions): Promise<NetworkPool> {
  const { instructions, sequences, isTrained } = options;
  const canShare = instructions !== 'plain' && typeof SharedArrayBuffer !== 'undefined';
  const shards = Math.min(shardCount, sequences);
  const threads = canShare ? Math.min(options.threads, shards) : 1;
  const perShard = Math.ceil(sequences / shards);
  const count = parameterCount(shape);
  const places = placeNetwork(shape, { threads, shards: isTrained ? shards : 0, tokens: perShard * shape.context });
  const shared = threads > 1;
  const memory = allocateMemory(places.bytes, `a model of ${count} numbers`, { shared });
  const modules = await compileKernels(instructions, { shared });
  const kernels = createKernels(memory, places.work[0]!.scratch, modules);
  const order = { shape, memory, modules, places };
  const workers: readonly ShardThread[] = shared
    ? Array.from({ length: threads }, (_, thread) => startShardThread({ ...order, thread }))
    : [threadHere(createShardRunner({ ...order, thread: 0 }))];

  const run = async ({ ids, targets, length }: Sequences, factor: number, skip: number): Promise<number> => {
    const shardsOf = workers.map((): Shard[] => []);
    for (let index = 0; index < shards; index++) {
      const [from, to] = [index * perShard * length, (index + 1) * perShard * length];
      const shard = { index, ids: ids.slice(from, to), targets: targets.slice(from, to), length, factor, skip };
      shardsOf[index % workers.length]!.push(shard);
    }
    const losses = await Promise.all(workers.map((worker, i) => worker.run(shardsOf[i]!)));
    let sum = 0;
    for (let index = 0; index < shards; index++)
      sum += losses[index % workers.length]![Math.floor(index / workers.length)]!;
    return sum;
  };

  const [first = 0, ...others] = places.gradients;
  return {
    threads,
    sequences,
    parameters: new Float32Array(memory.buffer, places.parameters, count),
    gradient: new Float32Array(memory.buffer, first, isTrained ? count : 0),
    async gradientOf(sequences) {
      const used = Math.ceil(sequences.ids.length / sequences.length / perShard);
      const loss = await run(sequences, 1 / sequences.ids.length, 0);
      for (const other of others.slice(0, used - 1)) kernels.add(first, other, count);
      return loss;
    },
    lossOf: (sequences, skip = 0) => run(sequences, 0, skip),
    end: () => {
      for (const worker of workers) worker.end();
    },
  };
}

function threadHere(run: (shard: Shard) => number): ShardThread {
  return {
    async run(shards) {
      const losses: number[] = [];
      for (const shard of shards) {
        losses.push(run(shard));
        await new Promise((resolve) => setTimeout(resolve));
      }
      return losses;
    },
    end() {},
  };
}
