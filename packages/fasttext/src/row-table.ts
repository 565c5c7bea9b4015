import type { Matrix } from '@firth/core';

/** A matrix whose rows do not all lie in memory: it is asked for each. */
export interface RowTable {
  readonly rows: number;
  readonly columns: number;
  /** Adds row `row` to the first `columns` numbers of `sum`. */
  addRow(row: number, sum: Float32Array): void;
}

/** Adds row `row` of `matrix` to the first numbers of `sum`. */
export function addRow(matrix: Matrix | RowTable, row: number, sum: Float32Array): void {
  if ('addRow' in matrix) {
    matrix.addRow(row, sum);
    return;
  }
  const { columns, data } = matrix;
  for (let i = 0, at = row * columns; i < columns; i++) sum[i]! += data[at + i]!;
}
