import type { Matrix } from '@firth/core';
import type { Generator } from '@firth/kernel/random';
import type { Pace } from '../lib/pace.ts';
import { squaredDistanceTo } from './assign-rows.ts';

/**
 * Returns `count` rows of `matrix` as first centers by k-means++: each is drawn with a probability that grows with its squared distance from
 * the centers before it, so that they lie apart.
 */
export async function chooseCenters(
  matrix: Matrix,
  count: number,
  random: Generator,
  pace: Pace,
): Promise<Float64Array> {
  const { rows, columns, data } = matrix;
  const centers = new Float64Array(count * columns);
  const distances = new Float64Array(rows).fill(Infinity);
  let row = random.below(rows);
  for (let center = 0; center < count; center++) {
    for (let i = 0; i < columns; i++) centers[center * columns + i] = data[row * columns + i]!;
    for (let other = 0; other < rows; other++) {
      const distance = squaredDistanceTo(matrix, other, centers, center, distances[other]!);
      if (distance < distances[other]!) distances[other] = distance;
    }
    row = draw(distances, random);
    await pace((center + 1) / count);
  }
  return centers;
}

/** A row by its weight; any row where none has one, as when all rows are centers. */
function draw(weights: Float64Array, random: Generator): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return random.below(weights.length);
  let left = random.uniform() * total;
  for (let row = 0; row < weights.length; row++) {
    left -= weights[row]!;
    if (left < 0) return row;
  }
  return weights.findLastIndex((weight) => weight > 0);
}
