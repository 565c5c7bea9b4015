import { createGenerator } from '@firth/kernel/random';
import type { ModelRows } from '@firth/kernel/runtime';

/**
 * Fills `rows` with numbers drawn evenly from ±1 / (2 · columns), as word2vec.c's `InitNet` does. Each word has a stream of its own, so a
 * word's start does not depend on how many there are.
 */
export function initializeRows(rows: ModelRows, seed: number): void {
  const values = new Float32Array(rows.columns);
  for (let row = 0; row < rows.count; row++) {
    initializeRow(values, rows.columns, seed, row);
    rows.write(row, values);
  }
}

/** Fills `values` with numbers drawn evenly from ±1 / (2 · `divisor`), those of stream `row` of `seed`. */
export function initializeRow(values: Float32Array, divisor: number, seed: number, row: number): void {
  const random = createGenerator(seed, row);
  for (let i = 0; i < values.length; i++) values[i] = (random.uniform() - 0.5) / divisor;
}
