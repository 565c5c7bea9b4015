import type { FloatArray, SparseGradient } from '@firth/core';
import { zerosLike } from './precision.ts';

/** Returns the gradient of the rows that stand in `used`, each once and in order, out of a dense one. */
export function sparseRows<A extends FloatArray>(dense: A, columns: number, used: Iterable<number>): SparseGradient<A> {
  const rows = Uint32Array.from(new Set(used)).sort();
  const values = zerosLike(dense, rows.length * columns);
  for (let i = 0; i < rows.length; i++) {
    const from = rows[i]! * columns;
    values.set(dense.subarray(from, from + columns), i * columns);
  }
  return { rows, values };
}
