import { FirthError } from '@firth/core';
import { incompleteBeta } from './incomplete-beta.ts';

/** A correlation, −1 to 1. */
export interface Correlation {
  readonly coefficient: number;
  /**
   * The probability of one at least as strong, of either sign, if the two were independent and normal: Student's t, n −
   * 2 degrees of freedom.
   */
  readonly pValue: number;
}

/**
 * Returns Pearson's correlation of `x` and `y`: how nearly they lie on a straight line.
 *
 * The numbers of scipy's `stats.pearsonr`.
 *
 * @throws FirthError `BAD_OPTION` for arrays of different lengths, fewer than two numbers, or numbers that are all the
 * same; `NON_FINITE` for NaN or infinity
 *
 * @example
 * ```ts
 * console.log(pearson([1, 2, 3, 4], [1, 3, 2, 5]).coefficient.toFixed(4)); // 0.8315
 * ```
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): Correlation {
  if (x.length !== y.length || x.length < 2) {
    throw new FirthError(
      'BAD_OPTION',
      `a correlation needs two numbers or more on each side, received ${x.length} and ${y.length}`,
    );
  }
  const dx = deviations(x);
  const dy = deviations(y);
  const product = sum(dx.map((value, i) => value * dy[i]!));
  const squares = sum(dx.map((value) => value * value)) * sum(dy.map((value) => value * value));
  const coefficient = Math.min(1, Math.max(-1, product / Math.sqrt(squares)));
  return { coefficient, pValue: pValueOf(coefficient, x.length) };
}

/** How far each value is from the mean, as parts of the greatest such distance: so no square can overflow or vanish. */
function deviations(values: ArrayLike<number>): Float64Array {
  const array = Float64Array.from(values);
  const mean = sum(array) / array.length;
  if (!Number.isFinite(mean)) throw new FirthError('NON_FINITE', 'a correlation needs finite numbers');
  if (array.every((value) => value === array[0])) {
    throw new FirthError('BAD_OPTION', 'numbers that are all the same correlate with nothing');
  }
  const greatest = array.reduce((most, value) => Math.max(most, Math.abs(value - mean)), 0);
  return array.map((value) => (value - mean) / greatest);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** With t² = r²(n − 2) / (1 − r²), both tails of Student's t hold I(1 − r²; (n − 2) / 2, 1 / 2). */
function pValueOf(r: number, n: number): number {
  return n === 2 ? 1 : incompleteBeta((1 - r) * (1 + r), (n - 2) / 2, 0.5);
}
