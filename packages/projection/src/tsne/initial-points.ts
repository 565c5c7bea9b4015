import type { Matrix } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';
import { pca } from '../pca/pca.ts';

/** Standard deviation of the first column, so small that no point begins far from where it belongs (Kobak and Berens 2019). */
const initialDeviation = 1e-4;

/** Returns where the points of a map begin, three numbers a point, the third 0 in a plane. */
export async function initialPoints(
  matrix: Matrix,
  dimensions: number,
  initial: 'pca' | 'random' | Matrix,
  seed: number,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  if (typeof initial === 'object') return spread(initial, 1);
  if (initial === 'random') return spread(randomPoints(matrix.rows, dimensions, seed), initialDeviation);
  const { points, variances } = await pca(matrix, { dimensions: Math.min(dimensions, matrix.columns), seed, signal });
  const deviation = Math.sqrt(variances[0]!);
  // Equal rows would start, and for ever stay, on one point.
  const noise = spread(randomPoints(matrix.rows, dimensions, seed), initialDeviation / 100);
  const positions = spread(points, deviation > 0 ? initialDeviation / deviation : 0);
  return positions.map((value, i) => value + noise[i]!);
}

/** Normal numbers by Box and Muller's method. */
function randomPoints(rows: number, columns: number, seed: number): Matrix {
  const random = createGenerator(seed);
  const data = Float32Array.from({ length: rows * columns }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
    return radius * Math.cos(2 * Math.PI * random.uniform());
  });
  return { rows, columns, data };
}

/** Scaled, and with three columns whatever there were. */
function spread({ rows, columns, data }: Matrix, scale: number): Float64Array {
  const positions = new Float64Array(3 * rows);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns; i++) positions[3 * row + i] = scale * data[row * columns + i]!;
  }
  return positions;
}
