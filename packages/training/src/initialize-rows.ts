import { createGenerator } from '@firth/kernel/random';

/**
 * Fills `rows` of `stride` floats with numbers drawn evenly from ±1 / (2 · dimensions), as word2vec.c's `InitNet` does; the columns
 * past `dimensions` stay zero. Each word has a stream of its own, so a word's start does not depend on how many there are.
 */
export function initializeRows(rows: Float32Array, stride: number, dimensions: number, seed: number): void {
  for (let row = 0; row * stride < rows.length; row++) {
    initializeRow(rows, row * stride, dimensions, dimensions, seed, row);
  }
}

/** Fills `dimensions` numbers of `rows` from `at` with numbers drawn evenly from ±1 / (2 · `divisor`), those of stream `row` of `seed`. */
export function initializeRow(
  rows: Float32Array,
  at: number,
  dimensions: number,
  divisor: number,
  seed: number,
  row: number,
): void {
  const random = createGenerator(seed, row);
  for (let i = 0; i < dimensions; i++) rows[at + i] = (random.uniform() - 0.5) / divisor;
}
