import type { Matrix } from '@firth/core';
import type { Pace } from '../lib/pace.ts';

/** Sets the nearest of `centers` and the squared distance to it for each row, and returns how many rows changed their center. */
export async function assignRows(
  matrix: Matrix,
  centers: Float64Array,
  clusters: Uint32Array,
  distances: Float64Array,
  pace: Pace,
): Promise<number> {
  const { rows, columns } = matrix;
  const count = centers.length / columns;
  let moved = 0;
  for (let row = 0; row < rows; row++) {
    let nearest = 0;
    let least = Infinity;
    for (let center = 0; center < count; center++) {
      const distance = squaredDistanceTo(matrix, row, centers, center, least);
      if (distance >= least) continue;
      least = distance;
      nearest = center;
    }
    if (clusters[row] !== nearest) moved++;
    clusters[row] = nearest;
    distances[row] = least;
    await pace(row / rows);
  }
  return moved;
}

/** Columns between two looks at whether the distance is out of the question. */
const stride = 32;

/** Returns the squared distance of a row from a center, or some number above `limit` where it exceeds that. */
export function squaredDistanceTo(
  { columns, data }: Matrix,
  row: number,
  centers: Float64Array,
  center: number,
  limit: number,
): number {
  const [x, c] = [row * columns, center * columns];
  let sum = 0;
  for (let from = 0; from < columns && sum <= limit; from += stride) {
    const to = Math.min(columns, from + stride);
    for (let i = from; i < to; i++) {
      const difference = data[x + i]! - centers[c + i]!;
      sum += difference * difference;
    }
  }
  return sum;
}
