import type { Matrix } from '@firth/core';
import { createFloats } from './create-floats.ts';
import { requireEntries, requireIds } from './options.ts';

/**
 * Returns the one-hot matrix of `ids`, `ids.length × rows`: a 1 in each row, in the column of its id.
 *
 * Its product with a table is what {@link embedding} looks up, and its transpose times a gradient is the gradient of
 * that table: a way to see and to test it, never to compute it.
 *
 * @throws FirthError `BAD_OPTION`, also for an id that is not below `rows`; `OUT_OF_MEMORY`
 * @example
 * ```ts
 * console.log(oneHot(Uint32Array.of(2, 0), 3).data.join(' ')); // 0 0 1 1 0 0
 * ```
 */
export function oneHot(ids: Uint32Array, rows: number): Matrix {
  requireIds('ids', ids, rows);
  requireEntries('ids.length × rows', ids.length * rows);
  const data = createFloats(ids.length * rows);
  ids.forEach((id, i) => {
    data[i * rows + id] = 1;
  });
  return { rows: ids.length, columns: rows, data };
}
