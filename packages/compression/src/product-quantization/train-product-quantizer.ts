import { FirthError, type Matrix } from '@firth/core';
import { kMeans } from './k-means.ts';
import { minimalStandard } from './minimal-standard.ts';
import { centroidCount, centroidsOf, lengthOf, type ProductQuantizer, subvectorsOf } from './product-quantizer.ts';
import { shuffle } from './shuffle.ts';

export interface ProductQuantizerOptions {
  /** Numbers in a subvector, which become one byte: 2 makes a float32 vector an eighth as large. Default 2. */
  readonly subvectorLength?: number | undefined;
}

/** `seed_` and `max_points_` of fastText's productquantizer.h. */
const seed = 1234;
const mostPoints = 256 * 256;

/**
 * Returns a quantizer whose centroids fit the rows of `matrix`, with the bits that fastText's productquantizer.cc gives: k-means of 25
 * rounds for each subvector, on at most 65,536 rows.
 *
 * @throws FirthError `TINY_VOCABULARY` for fewer than 256 rows, `BAD_OPTION`
 *
 * @example
 * ```ts
 * const data = Float32Array.from({ length: 300 * 4 }, (_, i) => Math.sin(i));
 * const quantizer = trainProductQuantizer({ rows: 300, columns: 4, data });
 * const codes = encodeRows(quantizer, { rows: 300, columns: 4, data });
 * console.log(codes.length, decodeRow(quantizer, codes, 0)[1]?.toFixed(2)); // 600 0.84
 * ```
 */
export function trainProductQuantizer(
  { rows, columns, data }: Matrix,
  { subvectorLength = 2 }: ProductQuantizerOptions = {},
): ProductQuantizer {
  if (!Number.isInteger(subvectorLength) || subvectorLength < 1) {
    throw new FirthError('BAD_OPTION', `subvectorLength must be a whole number from 1, not ${subvectorLength}`);
  }
  if (rows < centroidCount) {
    throw new FirthError('TINY_VOCABULARY', `product quantization needs ${centroidCount} rows or more, not ${rows}`);
  }
  const centroids = new Float32Array(columns * centroidCount);
  const quantizer = { dimensions: columns, subvectorLength, centroids };
  const random = minimalStandard(seed);
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const used = Math.min(rows, mostPoints);
  for (let s = 0; s < subvectorsOf(quantizer); s++) {
    if (used < rows) shuffle(order, random);
    const length = lengthOf(quantizer, s);
    const points = new Float32Array(used * length);
    for (let n = 0; n < used; n++) {
      const start = order[n]! * columns + s * subvectorLength;
      for (let d = 0; d < length; d++) points[n * length + d] = data[start + d]!;
    }
    kMeans(points, centroidsOf(quantizer, s), length, random);
  }
  return quantizer;
}
