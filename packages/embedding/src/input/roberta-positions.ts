import { requireInteger } from '@firth/core';
import { maxLength, requireWhole } from '../options.ts';

/**
 * Returns the positions of RoBERTa: tokens count from `paddingId + 1` on, and padding stands at `paddingId`.
 * transformers' `create_position_ids_from_input_ids`.
 *
 * `ids` are sequences of `length` tokens, one after another.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`
 * @example
 * ```ts
 * const ids = Uint32Array.of(0, 713, 2, 1, 1); // two tokens of padding
 * console.log(robertaPositions(ids, { length: 5, paddingId: 1 }).join(' ')); // 2 3 4 1 1
 * ```
 */
export function robertaPositions(
  ids: Uint32Array,
  { length, paddingId }: { readonly length: number; readonly paddingId: number },
): Uint32Array {
  requireInteger('length', length, 1, maxLength);
  requireWhole('ids', ids, length, 'length');
  let tokens = 0;
  return ids.map((id, i) => {
    if (i % length === 0) tokens = 0;
    if (id === paddingId) return paddingId;
    tokens++;
    return paddingId + tokens;
  });
}
