import type { FloatArray, SparseGradient } from '@firth/core';

/** Returns an array of zeros of the same precision. */
export function zerosLike<A extends FloatArray>(array: A, length: number = array.length): A {
  return (array instanceof Float64Array ? new Float64Array(length) : new Float32Array(length)) as A;
}

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
