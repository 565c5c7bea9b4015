import { FirthError } from '@firth/core';
import { type Correlation, pearson } from './pearson.ts';

/**
 * Returns Spearman's rank correlation of `x` and `y`: how nearly they put things in the same order. Equal numbers share
 * their mean rank.
 *
 * The numbers of scipy's `stats.spearmanr`.
 *
 * @throws FirthError `BAD_OPTION` for arrays of different lengths, fewer than two numbers, or numbers that are all the
 * same; `NON_FINITE` for NaN
 *
 * @example
 * ```ts
 * console.log(spearman([1, 2, 3, 4], [10, 200, 100, 5000]).coefficient.toFixed(4)); // 0.8000
 * ```
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): Correlation {
  return pearson(ranks(x), ranks(y));
}

/** The rank of each value, from 1 for the smallest. */
function ranks(values: ArrayLike<number>): Float64Array {
  const sorted = Array.from(values, (value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  if (sorted.some(({ value }) => Number.isNaN(value))) throw new FirthError('NON_FINITE', 'NaN has no rank');
  const result = new Float64Array(sorted.length);
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end]!.value === sorted[start]!.value) end++;
    for (let i = start; i < end; i++) result[sorted[i]!.index] = (start + 1 + end) / 2;
    start = end;
  }
  return result;
}
