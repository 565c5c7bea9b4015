import type { Matrix } from '@firth/core';
import { dotProduct } from './dot-product.ts';

/**
 * Returns the Euclidean length of each row of `matrix`, summed in float64: NaN for a row that holds NaN.
 *
 * @example
 * ```ts
 * console.log(rowNorms({ rows: 2, columns: 2, data: Float32Array.of(3, 4, 0, 2) })); // Float32Array(2) [ 5, 2 ]
 * ```
 */
export function rowNorms({ rows, columns, data }: Matrix): Float32Array {
  const norms = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    norms[row] = Math.sqrt(dotProduct(data, row * columns, data, row * columns, columns));
  }
  return norms;
}
