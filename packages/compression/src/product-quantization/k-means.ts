import type { MinimalStandard } from './minimal-standard.ts';
import { findNearest } from './nearest-centroid.ts';
import { centroidCount } from './product-quantizer.ts';
import { shuffle } from './shuffle.ts';

/** Rounds, as in fastText's productquantizer.h (`niter_`). */
const rounds = 25;
/** How far the halves of a split centroid are apart (`eps_`). */
const split = 1e-7;

/**
 * Moves the 256 `centroids` of `length` numbers to the middles of clusters of `points`, by Lloyd's algorithm, begun at points drawn at
 * random. A centroid without points takes half of a large cluster's (`kmeans` and `MStep` of fastText's productquantizer.cc).
 */
export function kMeans(points: Float32Array, centroids: Float32Array, length: number, random: MinimalStandard): void {
  const count = points.length / length;
  const order = Uint32Array.from({ length: count }, (_, point) => point);
  shuffle(order, random);
  for (let c = 0; c < centroidCount; c++) {
    centroids.set(points.subarray(order[c]! * length, (order[c]! + 1) * length), c * length);
  }
  const codes = new Uint8Array(count);
  for (let round = 0; round < rounds; round++) {
    findNearest({ data: points, start: 0, stride: length, count }, centroids, length, codes, 0, 1);
    const sizes = moveToMiddles(points, centroids, length, codes);
    fillEmpty(centroids, length, sizes, count, random);
  }
}

/** Sets each centroid to the mean of its points, zero where it has none; returns how many each has. */
function moveToMiddles(points: Float32Array, centroids: Float32Array, length: number, codes: Uint8Array): Int32Array {
  const sizes = new Int32Array(centroidCount);
  centroids.fill(0);
  for (let point = 0; point < codes.length; point++) {
    const code = codes[point]!;
    for (let d = 0; d < length; d++) centroids[code * length + d]! += points[point * length + d]!;
    sizes[code]!++;
  }
  for (let c = 0; c < centroidCount; c++) {
    if (sizes[c] === 0) continue;
    for (let d = 0; d < length; d++) centroids[c * length + d]! /= sizes[c]!;
  }
  return sizes;
}

/** Splits large clusters in two until no centroid is without points. */
function fillEmpty(
  centroids: Float32Array,
  length: number,
  sizes: Int32Array,
  points: number,
  random: MinimalStandard,
): void {
  for (let empty = 0; empty < centroidCount; empty++) {
    if (sizes[empty] !== 0) continue;
    let large = 0;
    while (random.uniform() * (points - centroidCount) >= sizes[large]! - 1) large = (large + 1) % centroidCount;
    for (let d = 0; d < length; d++) {
      const value = centroids[large * length + d]!;
      const step = Math.fround(d % 2 === 1 ? split : -split);
      centroids[empty * length + d] = value + step;
      centroids[large * length + d] = value - step;
    }
    sizes[empty] = Math.trunc(sizes[large]! / 2);
    sizes[large]! -= sizes[empty]!;
  }
}
