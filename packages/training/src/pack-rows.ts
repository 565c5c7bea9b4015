import type { Matrix } from '@firth/core';

/** Returns the first `columns` of each row of `rows`, which are `stride` floats apart, without the padding. */
export function packRows(rows: Float32Array, stride: number, columns: number): Matrix {
  const count = rows.length / stride;
  const data = new Float32Array(count * columns);
  for (let row = 0; row < count; row++) {
    data.set(rows.subarray(row * stride, row * stride + columns), row * columns);
  }
  return { rows: count, columns, data };
}
