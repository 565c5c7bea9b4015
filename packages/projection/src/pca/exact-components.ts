import type { Matrix } from '@firth/core';
import { type Eigenvectors, greatestEigenvectors } from '../lib/eigenvectors.ts';
import type { Pace } from '../lib/pace.ts';
import { covariance } from './covariance.ts';

/** Returns the principal components of `matrix` as the eigenvectors of its covariance, with the variance along each. */
export async function exactComponents(
  matrix: Matrix,
  means: Float64Array,
  count: number,
  pace: Pace,
): Promise<Eigenvectors> {
  return greatestEigenvectors(await covariance(matrix, means, pace), matrix.columns, count);
}
