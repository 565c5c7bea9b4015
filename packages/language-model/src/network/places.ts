import { type MemoryPlan, planMemory } from '@firth/kernel/runtime';
import { parameterCount } from '../model/parameters.ts';
import { type ModelShape, strideOf } from '../model/shape.ts';
import { kernelScratchBytes } from './kernels.ts';

/** Where the activations of one block lie, in bytes; each is a row of numbers for each token. */
export interface BlockPlaces {
  readonly input: number;
  readonly firstNorm: number;
  readonly firstMoments: number;
  readonly queries: number;
  readonly keys: number;
  readonly values: number;
  readonly probabilities: number;
  readonly attended: number;
  readonly middle: number;
  readonly secondNorm: number;
  readonly secondMoments: number;
  readonly expanded: number;
  readonly activated: number;
}

/** Where one thread works. */
export interface WorkPlaces {
  /** Of the kernels. */
  readonly scratch: number;
  readonly blocks: readonly BlockPlaces[];
  readonly output: number;
  readonly finalNorm: number;
  readonly finalMoments: number;
  readonly logits: number;
  readonly targets: number;
  readonly lossParts: number;
  /** For the way back only: gradients of rows. */
  readonly back: BackPlaces | undefined;
}

export interface BackPlaces {
  readonly stream: number;
  readonly norm: number;
  readonly attended: number;
  readonly queries: number;
  readonly keys: number;
  readonly values: number;
  readonly expanded: number;
  readonly scores: number;
}

/** Where all of a network lies in one memory. */
export interface NetworkPlaces {
  readonly bytes: number;
  readonly parameters: number;
  /** One whole gradient for each shard of a batch. */
  readonly gradients: readonly number[];
  /** One for each thread. */
  readonly work: readonly WorkPlaces[];
}

/** How much a network is to hold. */
export interface NetworkSize {
  readonly threads: number;
  /** Parts of a batch whose gradients are kept apart; 0 for a network that is not trained. */
  readonly shards: number;
  /** Tokens in one pass forward. */
  readonly tokens: number;
}

/** Returns where a network of `shape` lies. */
export function placeNetwork(shape: ModelShape, { threads, shards, tokens }: NetworkSize): NetworkPlaces {
  const plan = planMemory();
  const parameterBytes = 4 * parameterCount(shape);
  const parameters = plan.place(parameterBytes);
  const gradients = Array.from({ length: shards }, () => plan.place(parameterBytes));
  const work = Array.from({ length: threads }, () => placeWork(plan, shape, tokens, shards > 0));
  return { bytes: plan.bytes, parameters, gradients, work };
}

function placeWork(plan: MemoryPlan, shape: ModelShape, tokens: number, isTrained: boolean): WorkPlaces {
  const { dimensions, layers, heads, context, vocabularySize } = shape;
  const floats = (count: number): number => plan.place(4 * count);
  const rows = (columns: number): number => floats(tokens * columns);
  const scratch = plan.place(kernelScratchBytes);
  const blocks = Array.from({ length: layers }, () => ({
    input: rows(dimensions),
    firstNorm: rows(dimensions),
    firstMoments: rows(2),
    queries: rows(dimensions),
    keys: rows(dimensions),
    values: rows(dimensions),
    probabilities: rows(heads * strideOf(context)),
    attended: rows(dimensions),
    middle: rows(dimensions),
    secondNorm: rows(dimensions),
    secondMoments: rows(2),
    expanded: rows(4 * dimensions),
    activated: rows(4 * dimensions),
  }));
  const back = isTrained
    ? {
        stream: rows(dimensions),
        norm: rows(dimensions),
        attended: rows(dimensions),
        queries: rows(dimensions),
        keys: rows(dimensions),
        values: rows(dimensions),
        expanded: rows(4 * dimensions),
        scores: floats(context * strideOf(context)),
      }
    : undefined;
  return {
    scratch,
    blocks,
    output: rows(dimensions),
    finalNorm: rows(dimensions),
    finalMoments: rows(2),
    logits: rows(strideOf(vocabularySize)),
    targets: rows(1),
    lossParts: rows(2),
    back,
  };
}
