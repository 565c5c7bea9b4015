import { badOption, type Matrix, requireInteger } from '@firth/core';
import { checkMatrix, checkSeed } from '../lib/check-matrix.ts';
import { columnMeans } from '../lib/column-means.ts';
import { createPace, partOf } from '../lib/pace.ts';
import type { ProjectionOptions } from '../lib/projection-options.ts';
import { exactComponents } from './exact-components.ts';
import { randomizedComponents } from './randomized-components.ts';

export interface PCAOptions extends ProjectionOptions {
  /** Columns of the result. Default 2. */
  readonly dimensions?: number | undefined;
  /** How the components are found: `'exact'` from the covariance of the columns, `'randomized'` for many columns. Default exact up to 400 columns. */
  readonly solver?: 'exact' | 'randomized' | undefined;
}

/** The directions along which rows differ most. */
export interface PrincipalComponents {
  /** What is subtracted from a row: the mean of each column. */
  readonly means: Float64Array;
  /** A row a component, of length 1, the greatest variance first; the entry of the largest magnitude is positive. */
  readonly components: Matrix;
  /** The variance along each component, over rows − 1. */
  readonly variances: Float64Array;
  /** The part of the whole variance that lies along each component, 0 to 1. */
  readonly varianceRatios: Float64Array;
}

export interface PCA extends PrincipalComponents {
  /** A row a row of the matrix, a column a component. */
  readonly points: Matrix;
}

/** Eigenvectors of 400 columns take about a second. */
const mostExactColumns = 400;

/**
 * Returns the rows of `matrix` in the coordinates of their principal components (Pearson 1901), centered: of all linear maps to so few
 * dimensions the one that keeps most of the variance.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`, `NON_FINITE`; the signal's reason when aborted
 * @example
 * ```ts
 * const matrix = { rows: 4, columns: 3, data: Float32Array.of(0, 0, 0, 3, 4, 0, 6, 8, 0, 9, 12, 0) };
 * const { points, varianceRatios } = await pca(matrix, { dimensions: 1 });
 * console.log(Array.from(points.data), varianceRatios[0].toFixed(3)); // [ -7.5, -2.5, 2.5, 7.5 ] 1.000
 * ```
 */
export async function pca(matrix: Matrix, options: PCAOptions = {}): Promise<PCA> {
  const { dimensions = 2, seed = 1, solver = matrix.columns <= mostExactColumns ? 'exact' : 'randomized' } = options;
  checkMatrix('matrix', matrix);
  checkSeed(seed);
  requireInteger('dimensions', dimensions, 1, matrix.columns);
  if (solver !== 'exact' && solver !== 'randomized') throw badOption('solver', solver, "'exact' or 'randomized'");

  const pace = createPace(options);
  const means = columnMeans(matrix);
  const finding = partOf(pace, 0, 0.9);
  const { values: variances, vectors } = await (solver === 'exact'
    ? exactComponents(matrix, means, dimensions, finding)
    : randomizedComponents(matrix, means, dimensions, seed, finding));
  const whole = totalVariance(matrix, means);
  const components = {
    rows: dimensions,
    columns: matrix.columns,
    data: Float32Array.from(vectors.flatMap((vector) => Array.from(withPositivePeak(vector)))),
  };
  const principal = {
    ...{ means, components, variances },
    varianceRatios: variances.map((variance) => (whole > 0 ? variance / whole : 0)),
  };
  const points = toComponents(principal, matrix);
  await pace(1);
  return { ...principal, points };
}

/**
 * Returns the rows of `matrix` in the coordinates of `principal`, found before in this or in another matrix of as many columns: new words
 * land in the picture of the old.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`, `NON_FINITE`
 * @example
 * ```ts
 * const principal = await pca({ rows: 3, columns: 2, data: Float32Array.of(0, 0, 1, 0, 2, 0) }, { dimensions: 1 });
 * console.log(toComponents(principal, { rows: 1, columns: 2, data: Float32Array.of(4, 7) }).data); // Float32Array(1) [ 3 ]
 * ```
 */
export function toComponents({ means, components }: PrincipalComponents, matrix: Matrix): Matrix {
  checkMatrix('matrix', matrix);
  const { rows, columns, data } = matrix;
  requireInteger('matrix.columns', columns, means.length, means.length);
  const result = new Float32Array(rows * components.rows);
  for (let row = 0; row < rows; row++) {
    for (let component = 0; component < components.rows; component++) {
      let sum = 0;
      for (let i = 0; i < columns; i++) {
        sum += (data[row * columns + i]! - means[i]!) * components.data[component * columns + i]!;
      }
      result[row * components.rows + component] = sum;
    }
  }
  return { rows, columns: components.rows, data: result };
}

/** A component points either way; this choice, scikit-learn's of 2024, makes pictures of one matrix alike. */
function withPositivePeak(vector: Float64Array): Float64Array {
  const peak = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return peak < 0 ? vector.map((value) => -value) : vector;
}

function totalVariance({ rows, columns, data }: Matrix, means: Float64Array): number {
  let sum = 0;
  for (let i = 0, column = 0; i < data.length; i++) {
    sum += (data[i]! - means[column]!) ** 2;
    if (++column === columns) column = 0;
  }
  return sum / Math.max(1, rows - 1);
}
