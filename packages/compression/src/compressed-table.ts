import type { Matrix } from '@firth/core';

/** A table of vectors in fewer bytes; its rows can be read one by one. */
export interface CompressedTable {
  readonly rows: number;
  readonly columns: number;
  /** All that it holds, scales and centroids counted. */
  readonly bytes: number;
  /** Writes row `row` to the first `columns` numbers of `out`. */
  readRow(row: number, out: Float32Array): void;
}

/** Returns all rows of `table`, as near to the original as they are. */
export function expandTable({ rows, columns, readRow }: CompressedTable): Matrix {
  const data = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) readRow(row, data.subarray(row * columns, (row + 1) * columns));
  return { rows, columns, data };
}
