import { requireInteger } from '@firth/core';
import { maxPosition } from '../options.ts';
import type { RowOfDistance } from './relative-rows.ts';

/**
 * Returns the rule of Shaw et al. 2018 (equation 4) for a table of `2 · maxDistance + 1` rows: distances beyond ±maxDistance share the outermost
 * rows, and distance 0 has the middle one.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const rowOf = clippedRow(2);
 * console.log([-5, -1, 0, 2, 9].map(rowOf).join(' ')); // 0 1 2 4 4
 * ```
 */
export function clippedRow(maxDistance: number): RowOfDistance {
  requireInteger('maxDistance', maxDistance, 1, maxPosition);
  return (distance) => Math.min(Math.max(distance, -maxDistance), maxDistance) + maxDistance;
}
