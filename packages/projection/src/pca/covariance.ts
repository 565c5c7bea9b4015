import type { Matrix } from '@firth/core';
import type { Pace } from '../lib/pace.ts';

/** Returns the covariance of each pair of columns, over rows − 1 as statistics has it: columns × columns, row-major. */
export async function covariance(matrix: Matrix, means: Float64Array, pace: Pace): Promise<Float64Array> {
  const { rows, columns, data } = matrix;
  const sums = new Float64Array(columns * columns);
  const centered = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns; i++) centered[i] = data[row * columns + i]! - means[i]!;
    for (let i = 0; i < columns; i++) {
      const factor = centered[i]!;
      for (let j = i; j < columns; j++) sums[i * columns + j]! += factor * centered[j]!;
    }
    await pace(row / rows);
  }
  for (let i = 0; i < columns; i++) {
    for (let j = i; j < columns; j++) {
      sums[i * columns + j]! /= Math.max(1, rows - 1);
      sums[j * columns + i] = sums[i * columns + j]!;
    }
  }
  return sums;
}
