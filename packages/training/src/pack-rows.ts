import type { Matrix } from '@firth/core';
import type { ModelRows } from '@firth/kernel/runtime';

/** Returns a copy of `rows` in one piece. */
export function packRows(rows: ModelRows): Matrix {
  const { count, columns } = rows;
  const data = new Float32Array(count * columns);
  for (let row = 0; row < count; row++) rows.read(row, data, row * columns);
  return { rows: count, columns, data };
}

/** Makes `data`, row after row, the numbers of `rows`. */
export function unpackRows(data: Float32Array, rows: ModelRows): void {
  const { count, columns } = rows;
  for (let row = 0; row < count; row++) rows.write(row, data.subarray(row * columns, (row + 1) * columns));
}
