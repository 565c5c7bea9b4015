import type { Matrix } from '@firth/core';
import { createTopKIndex } from '@firth/kernel/top-k';
import { columnMeans } from './column-means.ts';
import type { Pace } from './pace.ts';

/** The nearest rows of each row but itself, the nearest first: entry `row * count + i` of each array. */
export interface NearestRows {
  readonly count: number;
  readonly rows: Uint32Array;
  /** Euclidean distances, squared. */
  readonly squaredDistances: Float64Array;
}

/** Rows whose neighbors are looked for in one call. */
const batch = 256;

/** Returns the `count` nearest rows of each row of `matrix`, exactly up to the rounding of float32. */
export async function nearestRows(matrix: Matrix, count: number, pace: Pace): Promise<NearestRows> {
  const { stored, queries } = asProducts(matrix);
  const index = createTopKIndex(stored);
  const nearest = new Uint32Array(matrix.rows * count);
  const squaredDistances = new Float64Array(matrix.rows * count);
  for (let from = 0; from < matrix.rows; from += batch) {
    const to = Math.min(matrix.rows, from + batch);
    const part = queries.subarray(from * stored.columns, to * stored.columns);
    const answers = index.search(part, { count: count + 1 });
    for (const [i, { rows }] of answers.entries()) {
      let place = (from + i) * count;
      const end = place + count;
      // Where many rows are equal, a row need not be among its own nearest: then the last is one too many.
      for (let j = 0; place < end; j++) {
        const other = rows[j]!;
        if (other === from + i) continue;
        nearest[place] = other;
        // Not from the score, a difference of large numbers.
        squaredDistances[place++] = squaredDistance(matrix, from + i, other);
      }
    }
    await pace(to / matrix.rows);
  }
  return { count, rows: nearest, squaredDistances };
}

/**
 * Distances as dot products, which the index ranks by: |q − x|² = |q|² − 2 (q · x − |x|² / 2), so of rows with −|x|² / 2 appended those are
 * nearest to a query with 1 appended whose product is greatest. The mean of |x|² / 2 is left out, as it changes no order, and rows are
 * centered: small numbers keep the index's 8-bit codes sharp.
 */
function asProducts({ rows, columns, data }: Matrix): { stored: Matrix; queries: Float32Array } {
  const means = columnMeans({ rows, columns, data });
  const width = columns + 1;
  const queries = new Float32Array(rows * width).fill(1);
  const halves = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns; i++) {
      const value = data[row * columns + i]! - means[i]!;
      queries[row * width + i] = value;
      halves[row]! += (value * value) / 2;
    }
  }
  const stored = queries.slice();
  const mean = halves.reduce((sum, half) => sum + half, 0) / rows;
  for (let row = 0; row < rows; row++) stored[row * width + columns] = mean - halves[row]!;
  return { stored: { rows, columns: width, data: stored }, queries };
}

function squaredDistance({ columns, data }: Matrix, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < columns; i++) {
    const difference = data[a * columns + i]! - data[b * columns + i]!;
    sum += difference * difference;
  }
  return sum;
}
