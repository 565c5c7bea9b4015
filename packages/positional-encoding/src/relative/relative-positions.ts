import { requirePositions } from '../attention-scores.ts';
import type { AttentionShape } from './relative-shape.ts';

/**
 * Returns every i − j between query positions i and key positions j, from the farthest key before the last query down to the farthest after the
 * first: the rows of Transformer-XL's table R, in its order. `queries + keys − 1` numbers.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * console.log(relativePositions({ queries: 2, keys: 3, startPosition: 1 }).join(' ')); // 2 1 0 -1
 * ```
 */
export function relativePositions({
  queries,
  keys,
  startPosition = 0,
}: Omit<AttentionShape, 'dimensions'>): Float64Array {
  requirePositions(queries, keys, startPosition);
  return Float64Array.from({ length: queries + keys - 1 }, (_, row) => startPosition + queries - 1 - row);
}
