import { parameterCount } from '../model/parameters.ts';
import type { ModelShape } from '../model/shape.ts';
import { createKernels, type KernelModules } from '../network/kernels.ts';
import { createNetwork, type Network } from '../network/network.ts';
import type { NetworkPlaces } from '../network/places.ts';

/** Sequences whose gradient, or only whose loss, one thread computes. */
export interface Shard {
  /** Its number: that of the place of its gradient. */
  readonly index: number;
  readonly ids: Uint32Array;
  readonly targets: Uint32Array;
  readonly length: number;
  /** What each token's gradient is multiplied by; 0 for the loss alone. */
  readonly factor: number;
  /** Rows at the beginning of each sequence whose loss does not count. */
  readonly skip: number;
}

/** What a thread is made of. */
export interface ThreadOrder {
  readonly shape: ModelShape;
  readonly memory: { readonly buffer: ArrayBufferLike };
  readonly modules: KernelModules | undefined;
  readonly places: NetworkPlaces;
  readonly thread: number;
}

/** Returns the function that computes a shard: it writes its gradient to its place and returns the sum of its losses. */
export function createShardRunner({ shape, memory, modules, places, thread }: ThreadOrder): (shard: Shard) => number {
  const work = places.work[thread]!;
  const kernels = createKernels(memory, work.scratch, modules);
  const { buffer } = memory;
  const networks = new Map<number, Network>();
  const networkOf = (index: number): Network => {
    const known = networks.get(index);
    if (known) return known;
    const gradient = places.gradients[index] ?? 0;
    const network = createNetwork(kernels, shape, { buffer, parameters: places.parameters, gradient, work });
    networks.set(index, network);
    return network;
  };
  return ({ index, ids, targets, length, factor, skip }) => {
    if (ids.length === 0) return 0;
    const network = networkOf(index);
    network.forward(ids, length);
    const loss = network.score(targets, factor, skip);
    if (factor !== 0) {
      new Float32Array(buffer, places.gradients[index]!, parameterCount(shape)).fill(0);
      network.backward();
    }
    return loss;
  };
}
