import { badOption, type Matrix, requireInteger } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';
import { UMAP } from 'umap-js';
import { checkMatrix, checkSeed } from '../lib/check-matrix.ts';
import { nearestRows } from '../lib/nearest-rows.ts';
import { createPace, type Pace, partOf } from '../lib/pace.ts';
import type { ProjectionOptions } from '../lib/projection-options.ts';

export interface UMAPOptions extends ProjectionOptions {
  /** Columns of the result. Default 2. */
  readonly dimensions?: number | undefined;
  /** Nearest rows that a row is tied to, itself among them: few show detail, many the whole. Below the number of rows; default 15, or as many as there are. */
  readonly neighbors?: number | undefined;
  /** How near points may come to each other. 0 to 1; default 0.1. */
  readonly minDistance?: number | undefined;
  /** Passes over the ties. Default 200 to 500, fewer for many rows. */
  readonly epochs?: number | undefined;
  /** Called with the points as they are after every {@link frameInterval} epochs. They are the callee's to keep. */
  onFrame?(points: Matrix, epoch: number): void;
  /** Default 10. */
  readonly frameInterval?: number | undefined;
}

/**
 * Returns a map on which rows that are near each other (Euclidean) lie together: UMAP (McInnes, Healy and Melville 2018) by `umap-js`, with the
 * nearest rows found exactly and the seed's random numbers.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`, `NON_FINITE`; the signal's reason when aborted
 * @example
 * ```ts
 * import { umap } from '@firth/projection/umap';
 *
 * const twoGroups = { rows: 8, columns: 1, data: Float32Array.of(0, 1, 2, 3, 90, 91, 92, 93) };
 * const points = await umap(twoGroups, { neighbors: 3, epochs: 50 });
 * console.log(points.rows, points.columns); // 8 2
 * ```
 */
export async function umap(matrix: Matrix, options: UMAPOptions = {}): Promise<Matrix> {
  checkMatrix('matrix', matrix, 4);
  const { rows } = matrix;
  const {
    dimensions = 2,
    neighbors = Math.min(15, rows - 1),
    minDistance = 0.1,
    epochs,
    seed = 1,
    frameInterval = 10,
  } = options;
  checkSeed(seed);
  requireInteger('dimensions', dimensions, 1, 64);
  requireInteger('neighbors', neighbors, 2, rows - 1);
  requireInteger('frameInterval', frameInterval, 1, 1_000_000);
  if (epochs !== undefined) requireInteger('epochs', epochs, 1, 1_000_000);
  if (!(minDistance >= 0 && minDistance <= 1)) throw badOption('minDistance', minDistance, 'a number from 0 to 1');

  const pace = createPace(options);
  const random = createGenerator(seed);
  const fitter = new UMAP({
    ...{ nComponents: dimensions, nNeighbors: neighbors, minDist: minDistance, random: () => random.uniform() },
    ...(epochs !== undefined && { nEpochs: epochs }),
  });
  await giveNeighbors(fitter, matrix, neighbors, partOf(pace, 0, 0.3));
  const steps = fitter.initializeFit(rowsOf(matrix));
  for (let epoch = 1; epoch <= steps; epoch++) {
    fitter.step();
    if (options.onFrame && epoch % frameInterval === 0) options.onFrame(toMatrix(fitter.getEmbedding()), epoch);
    await pace(0.3 + (0.7 * epoch) / (steps + 1));
  }
  const points = toMatrix(fitter.getEmbedding());
  await pace(1);
  return points;
}

/** umap-js counts a row as its own first neighbor. */
async function giveNeighbors(fitter: UMAP, matrix: Matrix, count: number, pace: Pace): Promise<void> {
  const others = count - 1;
  const { rows, squaredDistances } = await nearestRows(matrix, others, pace);
  const ids: number[][] = [];
  const distances: number[][] = [];
  for (let row = 0; row < matrix.rows; row++) {
    const [from, to] = [row * others, (row + 1) * others];
    ids.push([row, ...rows.subarray(from, to)]);
    distances.push([0, ...squaredDistances.subarray(from, to).map(Math.sqrt)]);
  }
  fitter.setPrecomputedKNN(ids, distances);
}

function rowsOf({ rows, columns, data }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) => Array.from(data.subarray(row * columns, (row + 1) * columns)));
}

function toMatrix(points: readonly (readonly number[])[]): Matrix {
  return { rows: points.length, columns: points[0]!.length, data: Float32Array.from(points.flat()) };
}
