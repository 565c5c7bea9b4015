import { Matrix as DenseMatrix, EigenvalueDecomposition } from 'ml-matrix';

/** Eigenvalues, the greatest first, with an eigenvector of length 1 for each, a row each. */
export interface Eigenvectors {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

/** Returns the `count` greatest eigenvalues of the symmetric, positive semidefinite matrix `entries` of `size` rows, and their vectors. */
export function greatestEigenvectors(entries: Float64Array, size: number, count: number): Eigenvectors {
  const matrix = DenseMatrix.from1DArray(size, size, entries);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  const chosen = order.slice(0, count);
  return {
    // Rounding makes a zero negative, and a variance never is.
    values: Float64Array.from(chosen, (i) => Math.max(0, realEigenvalues[i]!)),
    vectors: chosen.map((i) => Float64Array.from(eigenvectorMatrix.getColumn(i))),
  };
}
