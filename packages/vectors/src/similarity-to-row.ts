import type { WordVectors } from '@firth/core';
import { dotProduct } from '@firth/kernel/top-k';

/**
 * Returns the cosine of `direction`, of length 1, and the vector in row `row`; NaN where that is zero or not finite.
 */
export function similarityToRow({ matrix, norms }: WordVectors, direction: Float32Array, row: number): number {
  const { columns, data } = matrix;
  const norm = norms[row]!;
  return hasDirection(norm) ? dotProduct(data, row * columns, direction, 0, columns) / norm : Number.NaN;
}

/** Says whether a vector of length `norm` points anywhere. */
export function hasDirection(norm: number): boolean {
  return norm > 0 && norm < Infinity;
}
