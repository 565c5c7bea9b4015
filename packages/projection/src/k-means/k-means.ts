import { type Matrix, requireInteger } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';
import { checkMatrix, checkSeed } from '../lib/check-matrix.ts';
import { createPace, type Pace, partOf } from '../lib/pace.ts';
import type { ProjectionOptions } from '../lib/projection-options.ts';
import { assignRows } from './assign-rows.ts';
import { chooseCenters } from './choose-centers.ts';

export interface KMeansOptions extends ProjectionOptions {
  /** How many times to begin anew; the best result counts. Default 3. */
  readonly restarts?: number | undefined;
  /** Rounds after which a run ends, settled or not. Default 100. */
  readonly iterations?: number | undefined;
}

export interface KMeans {
  /** The cluster of each row, 0 to count − 1; cluster 0 has the most rows. */
  readonly clusters: Uint32Array;
  /** The mean of each cluster's rows, a row each. */
  readonly centers: Matrix;
  /** Rows in each cluster. */
  readonly sizes: Uint32Array;
  /** The sum of squared distances of rows from the centers of their clusters: what k-means makes small. */
  readonly inertia: number;
}

/**
 * Returns the rows of `matrix` in `count` clusters by Lloyd's algorithm (1982), begun by k-means++ (Arthur and Vassilvitskii 2007).
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`, `NON_FINITE`; the signal's reason when aborted
 * @example
 * ```ts
 * const matrix = { rows: 5, columns: 1, data: Float32Array.of(1, 50, 2, 51, 3) };
 * const { clusters, centers, inertia } = await kMeans(matrix, 2);
 * console.log(Array.from(clusters), Array.from(centers.data), inertia); // [ 0, 1, 0, 1, 0 ] [ 2, 50.5 ] 2.5
 * ```
 */
export async function kMeans(matrix: Matrix, count: number, options: KMeansOptions = {}): Promise<KMeans> {
  const { seed = 1, restarts = 3, iterations = 100 } = options;
  checkMatrix('matrix', matrix);
  checkSeed(seed);
  requireInteger('count', count, 1, matrix.rows);
  requireInteger('restarts', restarts, 1, 1000);
  requireInteger('iterations', iterations, 1, 1_000_000);

  const pace = createPace(options);
  let best: KMeans | undefined;
  for (let run = 0; run < restarts; run++) {
    const part = partOf(pace, run / restarts, (run + 0.999) / restarts);
    const initial = await chooseCenters(matrix, count, createGenerator(seed, run), partOf(part, 0, 0.2));
    const found = await settle(matrix, initial, iterations, partOf(part, 0.2, 1));
    if (!best || found.inertia < best.inertia) best = found;
  }
  await pace(1);
  return bySize(best!);
}

/** Lloyd's rounds: rows go to the nearest center, centers to the mean of their rows, until no row moves. */
async function settle(matrix: Matrix, initial: Float64Array, iterations: number, pace: Pace): Promise<KMeans> {
  const { rows, columns } = matrix;
  const centers = initial.slice();
  const clusters = new Uint32Array(rows).fill(0xffffffff);
  const distances = new Float64Array(rows);
  for (let i = 0; i < iterations; i++) {
    const part = partOf(pace, i / iterations, (i + 1) / iterations);
    const moved = await assignRows(matrix, centers, clusters, distances, part);
    if (moved === 0) break;
    moveCenters(matrix, centers, clusters, distances);
  }
  await assignRows(matrix, centers, clusters, distances, partOf(pace, 1, 1));
  return {
    clusters,
    centers: { rows: centers.length / columns, columns, data: Float32Array.from(centers) },
    sizes: sizesOf(clusters, centers.length / columns),
    inertia: distances.reduce((sum, distance) => sum + distance, 0),
  };
}

/** Moves centers to the mean of their rows; one that has none goes to the row that is farthest from its own. */
function moveCenters(
  { rows, columns, data }: Matrix,
  centers: Float64Array,
  clusters: Uint32Array,
  distances: Float64Array,
): void {
  const sizes = sizesOf(clusters, centers.length / columns);
  centers.fill(0);
  for (let row = 0; row < rows; row++) {
    const center = clusters[row]! * columns;
    for (let i = 0; i < columns; i++) centers[center + i]! += data[row * columns + i]!;
  }
  for (let i = 0; i < centers.length; i++) centers[i]! /= sizes[Math.floor(i / columns)]!;
  for (const [cluster, size] of sizes.entries()) {
    if (size > 0) continue;
    const row = distances.indexOf(distances.reduce((a, b) => Math.max(a, b)));
    distances[row] = 0; // the next empty one goes elsewhere
    for (let i = 0; i < columns; i++) centers[cluster * columns + i] = data[row * columns + i]!;
  }
}

function sizesOf(clusters: Uint32Array, count: number): Uint32Array {
  const sizes = new Uint32Array(count);
  for (const cluster of clusters) sizes[cluster]!++;
  return sizes;
}

/** The same clusters, numbered from the largest to the smallest. */
function bySize({ clusters, centers, sizes, inertia }: KMeans): KMeans {
  const { columns, data } = centers;
  const order = Array.from(sizes.keys()).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const numberOf = new Uint32Array(order.length);
  for (const [number, cluster] of order.entries()) numberOf[cluster] = number;
  const sorted = Float32Array.from(data, (_, i) => data[order[Math.floor(i / columns)]! * columns + (i % columns)]!);
  return {
    clusters: clusters.map((cluster) => numberOf[cluster]!),
    centers: { ...centers, data: sorted },
    sizes: Uint32Array.from(order, (cluster) => sizes[cluster]!),
    inertia,
  };
}
