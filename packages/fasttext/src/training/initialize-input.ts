import type { Word2VecModel } from '@firth/kernel/word2vec';
import { initializeRow } from '@firth/training';
import type { CompactRows } from './compact-rows.ts';

/** How the input rows begin. */
export interface Beginning {
  readonly dimensions: number;
  readonly seed: number;
}

/** Makes `values` row `row` of the whole input matrix, words (where they have rows) and buckets: numbers drawn evenly from ±1 / dimensions (`DenseMatrix::uniform`). */
export function beginRow(values: Float32Array, row: number, { dimensions, seed }: Beginning): void {
  initializeRow(values, dimensions / 2, seed, row);
}

/** Fills the input rows of `model`. A row begins with the numbers of its place in the whole matrix, whichever others are there. */
export function initializeInput(
  { inputRows }: Word2VecModel,
  { count, buckets }: CompactRows,
  beginning: Beginning,
): void {
  const words = count - buckets.length;
  const values = new Float32Array(inputRows.columns);
  for (let row = 0; row < count; row++) {
    beginRow(values, row < words ? row : words + buckets[row - words]!, beginning);
    inputRows.write(row, values);
  }
}
