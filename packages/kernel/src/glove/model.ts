import { glove as binary } from '../generated/glove.ts';
import { compileKernel } from '../lib/compile.ts';
import { instantiateKernel } from '../lib/instantiate.ts';
import { type Instructions, supportedInstructions } from '../lib/instructions.ts';
import { allocateMemory } from '../lib/model-memory.ts';
import type { TrainableModel } from '../lib/training-kernel.ts';
import { layoutGloVe } from './layout.ts';
import { plainGloVe } from './plain.ts';
import { floatOf, type GloVeShape, rootOf } from './shape.ts';

/** A GloVe model, laid out in memory. The host fills in the numbers of the rows before training. */
export interface GloVeModel extends TrainableModel {
  /** Floats from one row to the next. */
  readonly stride: number;
  /** A row a word: its vector, its bias, 1. `floatOf` tells where each number stands. */
  readonly wordRows: Float32Array;
  /** A row a context: its vector, 1, its bias. */
  readonly contextRows: Float32Array;
}

/** Where a model runs: in memory shared between threads or not, on which instructions (the fastest there are, unless said). */
export interface GloVePlace {
  readonly shared: boolean;
  readonly instructions?: Instructions | undefined;
}

/**
 * Returns a model of `shape` with its compiled kernel: vectors and biases are zero, sums of squared gradients are 1.
 *
 * @throws FirthError `BAD_OPTION`, and `LIMIT` or `OUT_OF_MEMORY` where the model does not fit
 */
export async function createGloVeModel(shape: GloVeShape, place: GloVePlace): Promise<GloVeModel> {
  const layout = layoutGloVe(shape);
  const { words, dimensions } = shape;
  const memory = allocateMemory(layout.bytes, `a model of ${words} words × ${dimensions} dimensions`, place);
  const instructions = place.instructions ?? supportedInstructions();
  const module = instructions === 'plain' ? undefined : await compileKernel(binary, instructions, place);
  const { buffer } = memory;
  const stride = layout.stride / 4;
  const model: GloVeModel = {
    ...{ instructions, lockstep: false, memory, stride },
    ...(module && { module }),
    wordRows: new Float32Array(buffer, layout.wordRows, stride * words),
    contextRows: new Float32Array(buffer, layout.contextRows, stride * words),
    threads: layout.threads.map(({ ids, starts, weights }) => ({
      ids,
      starts,
      parameters: [layout.wordRows, layout.contextRows, layout.stride, weights, ...weightParameters(shape)],
    })),
    instantiate: (thread) =>
      module ? instantiateKernel(module, memory, thread.parameters) : plainGloVe(buffer, shape, layout),
  };
  beginRows(model.wordRows, stride, dimensions, dimensions + 1);
  beginRows(model.contextRows, stride, dimensions + 1, dimensions);
  return model;
}

function weightParameters({ exponent, xMax, gradientClip }: GloVeShape): number[] {
  return [exponent, Math.log(xMax), gradientClip];
}

/** Puts 1 into number `one` of each row, and makes the vector and number `bias` those that are trained. */
function beginRows(rows: Float32Array, stride: number, bias: number, one: number): void {
  for (let row = 0; row < rows.length; row += stride) {
    rows[row + floatOf(one)] = 1;
    rows[row + rootOf(bias)] = 1;
    for (let i = 0; i < Math.min(bias, one); i++) rows[row + rootOf(i)] = 1;
  }
}
