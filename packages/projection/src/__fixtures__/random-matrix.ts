import type { Matrix } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';

/** Returns numbers that are nearly normal (the sum of twelve uniform ones), of variance 1. */
export function randomMatrix(rows: number, columns: number, seed = 1): Matrix {
  const random = createGenerator(seed);
  const normal = (): number => Array.from({ length: 12 }, () => random.uniform()).reduce((a, b) => a + b) - 6;
  return { rows, columns, data: Float32Array.from({ length: rows * columns }, normal) };
}

/** Returns `clusters` groups of rows around centers far from each other; row `i` is of group `i % clusters`. */
export function clusteredMatrix(rows: number, columns: number, clusters: number, seed = 1): Matrix {
  const noise = randomMatrix(rows, columns, seed);
  const centers = randomMatrix(clusters, columns, seed + 1);
  return {
    ...noise,
    data: noise.data.map((value, i) => {
      const center = Math.floor(i / columns) % clusters;
      return value + 6 * centers.data[center * columns + (i % columns)]!;
    }),
  };
}
