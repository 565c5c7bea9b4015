import { addQuantized, dotQuantized, type QuantizedMatrix } from '@firth/compression';
import type { Matrix } from '@firth/core';

/** A matrix of a model, quantized or not. */
export type ModelMatrix = Matrix | QuantizedMatrix;

/** Returns the dot product of `vector` and a row of `matrix`. */
export function dotRow(matrix: ModelMatrix, row: number, vector: Float32Array): number {
  if ('codes' in matrix) return dotQuantized(matrix, row, vector);
  const { columns, data } = matrix;
  let sum = 0;
  for (let i = 0, at = row * columns; i < columns; i++) sum += data[at + i]! * vector[i]!;
  return sum;
}

/** Adds a row of `matrix` to `sum`. */
export function addRow(matrix: ModelMatrix, row: number, sum: Float32Array): void {
  if ('codes' in matrix) {
    addQuantized(matrix, row, sum);
    return;
  }
  const { columns, data } = matrix;
  for (let i = 0, at = row * columns; i < columns; i++) sum[i]! += data[at + i]!;
}
