import { FirthError, type Matrix } from '@firth/core';
import { findNearest } from './nearest-centroid.ts';
import { centroidCount, centroidsOf, lengthOf, type ProductQuantizer, subvectorsOf } from './product-quantizer.ts';

/**
 * Returns the codes of all rows of `matrix`: for each row a byte a subvector, the number of its nearest centroid.
 *
 * @throws FirthError `DIMENSION_MISMATCH` where the rows have another length than the quantizer's
 */
export function encodeRows(quantizer: ProductQuantizer, { rows, columns, data }: Matrix): Uint8Array {
  if (columns !== quantizer.dimensions) {
    throw new FirthError('DIMENSION_MISMATCH', `rows have ${columns} numbers, the quantizer's ${quantizer.dimensions}`);
  }
  const subvectors = subvectorsOf(quantizer);
  const codes = new Uint8Array(rows * subvectors);
  for (let s = 0; s < subvectors; s++) {
    const points = { data, start: s * quantizer.subvectorLength, stride: columns, count: rows };
    findNearest(points, centroidsOf(quantizer, s), lengthOf(quantizer, s), codes, s, subvectors);
  }
  return codes;
}

/** Adds `factor` times the vector that `row` of `codes` stands for to `sum`. */
export function addCode(
  { dimensions, subvectorLength, centroids }: ProductQuantizer,
  codes: Uint8Array,
  row: number,
  sum: Float32Array | Float64Array,
  factor: number,
): void {
  let at = row * Math.ceil(dimensions / subvectorLength);
  for (let start = 0; start < dimensions; start += subvectorLength) {
    const length = Math.min(subvectorLength, dimensions - start);
    const centroid = start * centroidCount + codes[at++]! * length;
    for (let d = 0; d < length; d++) sum[start + d]! += factor * centroids[centroid + d]!;
  }
}

/** Returns the dot product of `vector` and the vector that `row` of `codes` stands for. */
export function dotCode(
  { dimensions, subvectorLength, centroids }: ProductQuantizer,
  codes: Uint8Array,
  row: number,
  vector: ArrayLike<number>,
): number {
  let sum = 0;
  let at = row * Math.ceil(dimensions / subvectorLength);
  for (let start = 0; start < dimensions; start += subvectorLength) {
    const length = Math.min(subvectorLength, dimensions - start);
    const centroid = start * centroidCount + codes[at++]! * length;
    for (let d = 0; d < length; d++) sum += vector[start + d]! * centroids[centroid + d]!;
  }
  return sum;
}

/** Returns the vector that `row` of `codes` stands for. */
export function decodeRow(quantizer: ProductQuantizer, codes: Uint8Array, row: number): Float32Array {
  const vector = new Float32Array(quantizer.dimensions);
  addCode(quantizer, codes, row, vector, 1);
  return vector;
}
