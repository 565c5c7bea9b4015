import type { Matrix, SparseGradient } from '@firth/core';
import { addRow } from '../rows/add-row.ts';
import { requireGradient } from './gradient.ts';

/**
 * Adds a sparse gradient to a dense one of the same table, in place: the two halves of a tied table, which is looked up
 * at the input and multiplied at the output.
 *
 * @throws FirthError `DIMENSION_MISMATCH`
 * @example
 * ```ts
 * const dense = Float32Array.of(1, 1, 1, 1);
 * addSparseGradient(dense, { rows: Uint32Array.of(1), values: Float32Array.of(5, 6) }, { rows: 2, columns: 2 });
 * console.log(dense.join(' ')); // 1 1 6 7
 * ```
 */
export function addSparseGradient(
  dense: Float32Array,
  gradient: SparseGradient,
  { rows, columns }: Pick<Matrix, 'rows' | 'columns'>,
): void {
  requireGradient(dense, rows, columns);
  requireGradient(gradient, rows, columns);
  gradient.rows.forEach((row, i) => void addRow(dense, row * columns, gradient.values, i * columns, columns));
}
