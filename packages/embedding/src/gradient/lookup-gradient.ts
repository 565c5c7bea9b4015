import type { SparseGradient } from '@firth/core';
import type { LookupGradient } from '@firth/kernel/embedding';
import { requireIds, requireLength } from '../options.ts';

export type { LookupGradient } from '@firth/kernel/embedding';

/** Whether a gradient is one of lookups. */
export function isLookupGradient(gradient: SparseGradient | LookupGradient): gradient is LookupGradient {
  return 'ids' in gradient;
}

/**
 * Refuses a gradient that is not one of a table with so many rows and columns.
 *
 * @throws FirthError `BAD_OPTION` for an id beyond the table, `DIMENSION_MISMATCH`
 */
export function requireLookupGradient({ ids, values }: LookupGradient, rows: number, columns: number): void {
  requireIds('gradient.ids', ids, rows);
  requireLength('gradient.values', values, ids.length * columns, 'gradient.ids.length × columns');
}
