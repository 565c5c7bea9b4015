import { FirthError, type SparseGradient } from '@firth/core';
import { requireLength } from '../options.ts';

/** The gradient of a table: of its used rows alone, or a number for each of its entries. */
export type Gradient = SparseGradient | Float32Array;

/** Returns the numbers of a gradient, those that are not zero for being left out. */
export function valuesOf(gradient: Gradient): Float32Array {
  return gradient instanceof Float32Array ? gradient : gradient.values;
}

/**
 * Refuses a gradient that is not one of a table with so many rows and columns.
 *
 * @throws FirthError `DIMENSION_MISMATCH`
 */
export function requireGradient(gradient: Gradient, rows: number, columns: number): void {
  if (gradient instanceof Float32Array) {
    requireLength('gradient', gradient, rows * columns, 'rows × columns');
    return;
  }
  const used = gradient.rows;
  requireLength('gradient.values', gradient.values, used.length * columns, 'gradient.rows.length × columns');
  for (let i = 0; i < used.length; i++)
    if (used[i]! >= rows || (i > 0 && used[i]! <= used[i - 1]!))
      throw new FirthError(
        'DIMENSION_MISMATCH',
        `gradient.rows[${i}]: received ${used[i]}, expected rows that ascend below ${rows}`,
      );
}
