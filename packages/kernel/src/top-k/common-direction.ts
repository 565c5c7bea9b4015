import type { Matrix } from '@firth/core';
import { hasDirection } from './search.ts';

/** So many rows show where most of them point. */
const mostRowsSampled = 10_000;

/**
 * Returns the direction, of length 1, in which the rows of `matrix` point on average; zeros where there is none.
 *
 * Vectors of words share much of their direction (Mu and Viswanath 2018), so the error along it is worth knowing exactly.
 */
export function commonDirection({ rows, columns, data }: Matrix, norms: Float32Array | undefined): Float64Array {
  const sum = new Float64Array(columns);
  const step = Math.max(1, Math.floor(rows / mostRowsSampled));
  for (let row = 0; row < rows; row += step) {
    const norm = norms ? norms[row] : 1;
    const start = row * columns;
    if (!hasDirection(norm)) continue;
    for (let i = 0; i < columns; i++) sum[i] += data[start + i] / norm;
  }
  const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0));
  return hasDirection(length) ? sum.map((value) => value / length) : sum.fill(0);
}
