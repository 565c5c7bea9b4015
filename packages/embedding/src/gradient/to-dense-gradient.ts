import type { Matrix, SparseGradient } from '@firth/core';
import { createFloats } from '../create-floats.ts';
import { addSparseGradient } from './add-sparse-gradient.ts';

/**
 * Returns a sparse gradient with all its zeros, a number for each entry of the table: what torch makes without
 * `sparse=True`.
 *
 * @throws FirthError `DIMENSION_MISMATCH`, `OUT_OF_MEMORY`
 * @example
 * ```ts
 * const gradient = { rows: Uint32Array.of(1), values: Float32Array.of(5, 6) };
 * console.log(toDenseGradient(gradient, { rows: 3, columns: 2 }).join(' ')); // 0 0 5 6 0 0
 * ```
 */
export function toDenseGradient(gradient: SparseGradient, shape: Pick<Matrix, 'rows' | 'columns'>): Float32Array {
  const dense = createFloats(shape.rows * shape.columns);
  addSparseGradient(dense, gradient, shape);
  return dense;
}
