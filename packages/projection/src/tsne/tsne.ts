import { badOption, FirthError, type Matrix, requireInteger } from '@firth/core';
import { checkMatrix, checkSeed } from '../lib/check-matrix.ts';
import { nearestRows } from '../lib/nearest-rows.ts';
import { createPace, partOf } from '../lib/pace.ts';
import type { ProjectionOptions } from '../lib/projection-options.ts';
import { affinitiesOf } from './affinities.ts';
import { createDescent } from './descent.ts';
import { createForces, divergenceOf } from './forces.ts';
import { initialPoints } from './initial-points.ts';

export interface TSNEOptions extends ProjectionOptions {
  /** Columns of the result, 2 or 3. Default 2. */
  readonly dimensions?: 2 | 3 | undefined;
  /** How many neighbors a point has, softly counted: small ones show detail. Below the number of rows; default 30, fewer for less than 91 rows. */
  readonly perplexity?: number | undefined;
  /** Steps of the descent. Default 1000. */
  readonly iterations?: number | undefined;
  /** What attraction is multiplied by at first, so that clusters find each other. Default 12. */
  readonly exaggeration?: number | undefined;
  /** Steps with that. Default 250. */
  readonly exaggeratedIterations?: number | undefined;
  /** Default rows / exaggeration / 4, at least 50 (Belkina et al. 2019; as scikit-learn). */
  readonly learningRate?: number | undefined;
  /**
   * How coarse far points are seen: a cell of them counts as one where it is smaller than theta times its distance. 0 is exact, and takes
   * time with the square of the rows. 0 to 1; default 0.5, and 0 up to 500 rows.
   */
  readonly theta?: number | undefined;
  /** Where points start: along the first principal components, at random, or at given places. Default `'pca'`. */
  readonly initial?: 'pca' | 'random' | Matrix | undefined;
  /** Called with the points as they are after every {@link frameInterval} steps. They are the callee's to keep. */
  onFrame?(points: Matrix, iteration: number): void;
  /** Default 10. */
  readonly frameInterval?: number | undefined;
}

export interface TSNE {
  /** A row a row of the matrix. Only who is near whom has a meaning: neither distances between clusters nor their sizes do. */
  readonly points: Matrix;
  /** Kullback–Leibler divergence of the map from the affinities, in nats: of several seeds the one with the least is the best. */
  readonly divergence: number;
}

const defaultPerplexity = 30;
const mostExactRows = 500;
/** As in van der Maaten's bh_tsne (tsne.cpp, `run`). */
const [earlyMomentum, lateMomentum] = [0.5, 0.8];
/** Maps are some hundred wide; what is farther out comes from a descent that overshoots. */
const farthest = 1e6;

/**
 * Returns a map on which rows that are near each other (Euclidean) lie together: t-SNE (van der Maaten and Hinton 2008) with the forces of
 * far points taken together (van der Maaten 2014), 3 · perplexity neighbors, found exactly, and momentum and gains as in his programs.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`, `NON_FINITE`; `DIVERGED` where the learning rate was too high; the signal's reason
 * when aborted
 * @example
 * ```ts
 * const twoGroups = { rows: 8, columns: 1, data: Float32Array.of(0, 1, 2, 3, 90, 91, 92, 93) };
 * const { points } = await tsne(twoGroups, { perplexity: 2, iterations: 300 });
 * console.log(points.rows, points.columns); // 8 2
 * ```
 */
export async function tsne(matrix: Matrix, options: TSNEOptions = {}): Promise<TSNE> {
  const settings = settingsOf(matrix, options);
  const { dimensions, perplexity, theta, iterations, exaggeration, exaggeratedIterations } = settings;
  const pace = createPace(options);
  const neighbors = theta === 0 ? matrix.rows - 1 : Math.min(matrix.rows - 1, Math.floor(3 * perplexity));
  const nearest = await nearestRows(matrix, neighbors, partOf(pace, 0, 0.08));
  const affinities = await affinitiesOf(nearest, perplexity, partOf(pace, 0.08, 0.1));
  const positions = await initialPoints(matrix, dimensions, settings.initial, settings.seed, options.signal);
  const forces = createForces(positions, affinities, theta);
  const descent = createDescent(positions, forces.gradient, settings.learningRate);

  for (let iteration = 0; iteration < iterations; iteration++) {
    const isEarly = iteration < exaggeratedIterations;
    const step = partOf(pace, 0.1 + (0.9 * iteration) / iterations, 0.1 + (0.9 * (iteration + 1)) / (iterations + 1));
    await forces.compute(isEarly ? exaggeration : 1, step);
    const greatest = descent.step(isEarly ? earlyMomentum : lateMomentum);
    if (!(greatest < farthest)) throw diverged(iteration, settings.learningRate);
    if (options.onFrame && (iteration + 1) % settings.frameInterval === 0)
      options.onFrame(toMatrix(positions, dimensions), iteration + 1);
  }
  const z = await forces.compute(1, partOf(pace, 0.99, 0.999));
  await pace(1);
  return { points: toMatrix(positions, dimensions), divergence: divergenceOf(affinities, positions, z) };
}

/** The options, checked, with what stands for those that are not given. */
type Settings = Required<
  Omit<{ [K in keyof TSNEOptions]: NonNullable<TSNEOptions[K]> }, 'onFrame' | 'onProgress' | 'signal'>
>;

function settingsOf(matrix: Matrix, options: TSNEOptions): Settings {
  checkMatrix('matrix', matrix, 4);
  const { rows } = matrix;
  const {
    dimensions = 2,
    perplexity = Math.min(defaultPerplexity, (rows - 1) / 3),
    exaggeration = 12,
    seed = 1,
  } = options;
  const { iterations = 1000, exaggeratedIterations = 250, frameInterval = 10, initial = 'pca' } = options;
  const { theta = rows <= mostExactRows ? 0 : 0.5 } = options;
  const { learningRate = Math.max(50, rows / exaggeration / 4) } = options;
  requireInteger('dimensions', dimensions, 2, 3);
  requireInteger('iterations', iterations, 1, 1_000_000);
  requireInteger('exaggeratedIterations', exaggeratedIterations, 0, 1_000_000);
  requireInteger('frameInterval', frameInterval, 1, 1_000_000);
  checkSeed(seed);
  requireNumber('perplexity', perplexity, perplexity >= 1 && perplexity <= rows - 1, `a number from 1 to ${rows - 1}`);
  requireNumber('theta', theta, theta >= 0 && theta <= 1, 'a number from 0 to 1');
  requireNumber('exaggeration', exaggeration, exaggeration >= 1 && exaggeration < Infinity, 'a number from 1 on');
  requireNumber('learningRate', learningRate, learningRate > 0 && learningRate < Infinity, 'a number above 0');
  checkInitial(initial, rows, dimensions);
  return {
    ...{ dimensions, perplexity, exaggeration, seed, iterations, exaggeratedIterations },
    ...{ frameInterval, initial, theta, learningRate },
  };
}

function requireNumber(name: string, value: number, isGood: boolean, expected: string): void {
  if (!isGood) throw badOption(name, value, expected);
}

function checkInitial(initial: 'pca' | 'random' | Matrix, rows: number, dimensions: number): void {
  if (typeof initial === 'object') {
    checkMatrix('initial', initial);
    requireInteger('initial.rows', initial.rows, rows, rows);
    requireInteger('initial.columns', initial.columns, dimensions, dimensions);
  } else if (initial !== 'pca' && initial !== 'random') {
    throw badOption('initial', initial, "'pca', 'random' or a matrix");
  }
}

function diverged(iteration: number, learningRate: number): FirthError {
  const message = `the points flew apart in iteration ${iteration}: the learning rate ${learningRate} is too high`;
  return new FirthError('DIVERGED', message);
}

/** The first `dimensions` of the three numbers of each point. */
function toMatrix(positions: Float64Array, dimensions: number): Matrix {
  const data = Float32Array.from(positions.filter((_, i) => i % 3 < dimensions));
  return { rows: positions.length / 3, columns: dimensions, data };
}
