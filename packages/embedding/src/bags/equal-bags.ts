import { requireInteger, type TokenBatch } from '@firth/core';
import { maxLength, requireWhole } from '../options.ts';

/**
 * Returns bags of `length` ids each, torch's two-dimensional input.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`
 * @example
 * ```ts
 * console.log(equalBags(Uint32Array.of(4, 2, 3, 1), 2).starts.join(' ')); // 0 2 4
 * ```
 */
export function equalBags(ids: Uint32Array, length: number): TokenBatch {
  requireInteger('length', length, 1, maxLength);
  requireWhole('ids', ids, length, 'length');
  return { ids, starts: Uint32Array.from({ length: ids.length / length + 1 }, (_, bag) => bag * length) };
}
