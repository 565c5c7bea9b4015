/**
 * A product quantizer (Jégou et al. 2011): a vector is cut into subvectors, and each is replaced by the number of the nearest of 256
 * centroids, one byte.
 */
export interface ProductQuantizer {
  /** Numbers in a whole vector. */
  readonly dimensions: number;
  /** Numbers in a subvector; the last one may have fewer. */
  readonly subvectorLength: number;
  /**
   * `dimensions` × 256 numbers, in fastText's order: subvector by subvector, and in each centroid by centroid.
   */
  readonly centroids: Float32Array;
}

/** Centroids of one subvector: as many as a byte can name. */
export const centroidCount = 256;

/** Returns the subvectors of a vector, which are the bytes of its code. */
export function subvectorsOf({ dimensions, subvectorLength }: Omit<ProductQuantizer, 'centroids'>): number {
  return Math.ceil(dimensions / subvectorLength);
}

/** Returns the numbers in subvector `s`. */
export function lengthOf({ dimensions, subvectorLength }: Omit<ProductQuantizer, 'centroids'>, s: number): number {
  return Math.min(subvectorLength, dimensions - s * subvectorLength);
}

/** Returns the centroids of subvector `s`, a view: 256 times its length. */
export function centroidsOf(quantizer: ProductQuantizer, s: number): Float32Array {
  const start = s * quantizer.subvectorLength * centroidCount;
  return quantizer.centroids.subarray(start, start + lengthOf(quantizer, s) * centroidCount);
}
