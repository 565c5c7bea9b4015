import { sgns as binary } from '../generated/sgns.ts';
import { compileKernel } from '../lib/compile.ts';
import { type Instructions, supportedInstructions } from '../lib/instructions.ts';
import { allocateMemory } from '../lib/model-memory.ts';
import type { InitializableKernel, ThreadPlace, TrainableModel } from '../lib/training-kernel.ts';
import { layoutSgns, type SgnsLayout, type SgnsOptions } from './layout.ts';
import { plainSgns } from './plain.ts';

/** A skip-gram model with negative sampling, laid out in memory. The host fills `keep`, `alias` and the rows before training. */
export interface SgnsModel extends TrainableModel {
  /** Floats from one row to the next; the columns past `dimensions` stay zero. */
  readonly stride: number;
  /** The rows that become the word vectors. */
  readonly inputRows: Float32Array;
  /** The rows that predict; they start at zero. */
  readonly outputRows: Float32Array;
  /** For each word: it is trained on when a random 32-bit integer is at most this. */
  readonly keep: Uint32Array;
  /** The noise distribution as an alias table (`@firth/kernel/random`). */
  readonly alias: Uint32Array;
}

/** Where a model runs: in memory shared between threads or not, on which instructions (the fastest there are, unless said). */
export interface ModelPlace {
  readonly shared: boolean;
  readonly instructions?: Instructions | undefined;
}

/**
 * Returns a zeroed model of `options` with its compiled kernel.
 *
 * @throws FirthError `BAD_OPTION`, and `LIMIT` or `OUT_OF_MEMORY` where the model does not fit
 */
export async function createSgnsModel(options: SgnsOptions, place: ModelPlace): Promise<SgnsModel> {
  const layout = layoutSgns(options);
  const { words, dimensions } = options;
  const memory = allocateMemory(layout.bytes, `a model of ${words} words × ${dimensions} dimensions`, place);
  const instructions = place.instructions ?? supportedInstructions();
  const module = instructions === 'plain' ? undefined : await compileKernel(binary, instructions, place);
  const { buffer } = memory;
  const floats = (layout.stride / 4) * words;
  return {
    instructions,
    memory,
    ...(module && { module }),
    stride: layout.stride / 4,
    inputRows: new Float32Array(buffer, layout.inputRows, floats),
    outputRows: new Float32Array(buffer, layout.outputRows, floats),
    keep: new Uint32Array(buffer, layout.keep, words),
    alias: new Uint32Array(buffer, layout.alias, 2 * words),
    threads: layout.threads.map((_, thread) => threadPlace(options, layout, thread)),
    instantiate({ parameters }) {
      const kernel = module ? instanceOf(module, memory) : plainSgns(buffer);
      kernel.initialize(...parameters);
      return kernel;
    },
  };
}

function instanceOf(module: WebAssembly.Module, memory: WebAssembly.Memory): InitializableKernel {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as InitializableKernel;
}

/** The arguments of `initialize`, in the order of assembly/sgns.ts and of the plain twin. */
function threadPlace(options: SgnsOptions, layout: SgnsLayout, thread: number): ThreadPlace {
  const scratch = layout.threads[thread]!;
  return {
    ids: scratch.ids,
    starts: scratch.starts,
    parameters: [
      ...[layout.inputRows, layout.outputRows, layout.stride, layout.stride, layout.keep, layout.alias],
      ...[options.words, options.window, options.negatives],
      ...[Number(options.windowShape === 'dynamic'), Number(options.negativeSharing === 'window'), options.seed],
      ...[scratch.piece, scratch.inputs, scratch.blocks, scratch.zeroRow, scratch.records],
    ],
  };
}
