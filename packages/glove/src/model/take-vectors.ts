import type { Matrix } from '@firth/core';
import { floatOf, type GloVeModel } from '@firth/kernel/glove';
import type { BlockPlan } from './block-plan.ts';

/** What a model has learned, in the order of the vocabulary. */
export interface LearnedNumbers {
  readonly words: Matrix;
  readonly contexts: Matrix;
  readonly wordBiases: Float32Array;
  readonly contextBiases: Float32Array;
}

/** Returns a copy of the vectors and biases in `model`. */
export function takeVectors(
  { wordRows, contextRows, stride }: GloVeModel,
  { rowOf }: BlockPlan,
  dimensions: number,
): LearnedNumbers {
  const vectorsIn = (rows: Float32Array): Matrix => {
    const data = new Float32Array(rowOf.length * dimensions);
    for (const [word, row] of rowOf.entries()) {
      for (let i = 0; i < dimensions; i++) data[word * dimensions + i] = rows[row * stride + floatOf(i)]!;
    }
    return { rows: rowOf.length, columns: dimensions, data };
  };
  const numbersIn = (rows: Float32Array, i: number): Float32Array =>
    Float32Array.from(rowOf, (row) => rows[row * stride + floatOf(i)]!);
  return {
    words: vectorsIn(wordRows),
    contexts: vectorsIn(contextRows),
    wordBiases: numbersIn(wordRows, dimensions),
    contextBiases: numbersIn(contextRows, dimensions + 1),
  };
}
