import { FirthError, type Matrix } from '@firth/core';
import { symmetricEigenvectors } from './symmetric-eigenvectors.ts';

export interface TruncateOptions {
  /** How many numbers a row keeps. */
  readonly dimensions: number;
  /**
   * `principal` turns the rows so that the first numbers hold the most of them (PCA without centering, which would change cosines);
   * `leading` keeps the first numbers as they are, for vectors that were trained for it (Matryoshka: Kusupati et al. 2022). Default
   * `principal`.
   */
  readonly basis?: 'principal' | 'leading' | undefined;
}

/** Shorter vectors, and how much of the longer ones they hold. */
export interface TruncatedMatrix extends Matrix {
  /** The part of the sum of squares that is left, 0 to 1. */
  readonly kept: number;
}

/**
 * Returns `matrix` with fewer columns. Dot products of its rows are as near to those before as any projection can bring them (with
 * `principal`: Eckart and Young 1936).
 *
 * @throws FirthError `BAD_OPTION` for more dimensions than there are, `NON_FINITE`
 *
 * @example
 * ```ts
 * const matrix = { rows: 3, columns: 2, data: Float32Array.of(1, 1, 2, 2, -3, -3) };
 * const { columns, kept } = truncateDimensions(matrix, { dimensions: 1 });
 * console.log(columns, kept.toFixed(2)); // 1 1.00
 * ```
 */
export function truncateDimensions(
  matrix: Matrix,
  { dimensions, basis = 'principal' }: TruncateOptions,
): TruncatedMatrix {
  const { rows, columns, data } = matrix;
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= columns)) {
    throw new FirthError('BAD_OPTION', `dimensions must be a whole number from 1 to ${columns}, not ${dimensions}`);
  }
  const products = innerProducts(matrix);
  const axes = basis === 'principal' ? symmetricEigenvectors(products, columns).vectors : unitAxes(columns);
  const short = new Float32Array(rows * dimensions);
  let squares = 0;
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < dimensions; k++) {
      let sum = 0;
      for (let i = 0; i < columns; i++) sum += data[row * columns + i]! * axes[k * columns + i]!;
      short[row * dimensions + k] = sum;
      squares += sum * sum;
    }
  }
  let all = 0;
  for (let i = 0; i < columns; i++) all += products[i * columns + i]!;
  return { rows, columns: dimensions, data: short, kept: all === 0 ? 1 : Math.min(1, squares / all) };
}

/** The columns' dot products with one another. */
function innerProducts({ rows, columns, data }: Matrix): Float64Array {
  const products = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns; i++) {
      const x = data[row * columns + i]!;
      if (!Number.isFinite(x)) throw new FirthError('NON_FINITE', `row ${row} has a number that is not finite`);
      for (let j = 0; j <= i; j++) products[i * columns + j]! += x * data[row * columns + j]!;
    }
  }
  for (let i = 0; i < columns; i++) for (let j = 0; j < i; j++) products[j * columns + i] = products[i * columns + j]!;
  return products;
}

function unitAxes(columns: number): Float64Array {
  const axes = new Float64Array(columns * columns);
  for (let i = 0; i < columns; i++) axes[i * columns + i] = 1;
  return axes;
}
