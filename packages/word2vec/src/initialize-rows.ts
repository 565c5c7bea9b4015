import { createGenerator } from '@firth/kernel/random';

/**
 * Fills `rows` of `stride` floats with numbers drawn evenly from ±1 / (2 · dimensions), as word2vec.c's `InitNet` does; the columns
 * past `dimensions` stay zero. Each word has a stream of its own, so a word's start does not depend on how many there are.
 */
export function initializeRows(rows: Float32Array, stride: number, dimensions: number, seed: number): void {
  for (let row = 0; row * stride < rows.length; row++) {
    const random = createGenerator(seed, row);
    for (let i = 0; i < dimensions; i++) rows[row * stride + i] = (random.uniform() - 0.5) / dimensions;
  }
}
