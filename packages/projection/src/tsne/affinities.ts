import type { NearestRows } from '../lib/nearest-rows.ts';
import type { Pace } from '../lib/pace.ts';

/**
 * How much each two points belong together, P of t-SNE: symmetric, sums to 1. Row `i` has its entries from `starts[i]` to `starts[i + 1]`.
 */
export interface Affinities {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
}

/** Returns the affinities of points with the neighbors `nearest`: p_ij = (p_j|i + p_i|j) / 2n (van der Maaten and Hinton 2008, section 2). */
export async function affinitiesOf(nearest: NearestRows, perplexity: number, pace: Pace): Promise<Affinities> {
  const { count, rows, squaredDistances } = nearest;
  const points = rows.length / count;
  const conditional = new Float64Array(rows.length);
  for (let i = 0; i < points; i++) {
    const span = [i * count, (i + 1) * count] as const;
    setConditional(squaredDistances.subarray(...span), conditional.subarray(...span), perplexity);
    await pace(i / points);
  }
  return symmetric(nearest, conditional);
}

/** Tolerance of the entropy in nats, and steps of the search, as in van der Maaten's bh_tsne (tsne.cpp, `computeGaussianPerplexity`). */
const entropyTolerance = 1e-5;
const mostSteps = 200;

/** Sets p_j|i = exp(−β d²_ij) / Σ, with the β that makes its perplexity, 2 to the entropy in bits, the one asked for. */
function setConditional(squaredDistances: Float64Array, probabilities: Float64Array, perplexity: number): void {
  const wanted = Math.log(perplexity);
  const nearest = squaredDistances[0]!;
  let beta = 1;
  let [low, high] = [0, Infinity];
  for (let step = 0; step < mostSteps; step++) {
    let sum = 0;
    let weighted = 0;
    for (let j = 0; j < probabilities.length; j++) {
      const farther = squaredDistances[j]! - nearest; // exp of the distance itself would vanish for all of them
      const weight = Math.exp(-beta * farther);
      probabilities[j] = weight;
      sum += weight;
      weighted += farther * weight;
    }
    for (let j = 0; j < probabilities.length; j++) probabilities[j]! /= sum;
    const excess = Math.log(sum) + (beta * weighted) / sum - wanted;
    if (Math.abs(excess) < entropyTolerance) return;
    if (excess > 0) low = beta;
    else high = beta;
    beta = high === Infinity ? 2 * beta : (low + high) / 2;
  }
}

/** The symmetric sum of `conditional` and its transpose, over 2n. */
function symmetric({ count, rows }: NearestRows, conditional: Float64Array): Affinities {
  const points = rows.length / count;
  const ends = entriesByRow(rows, count);
  const columns = new Uint32Array(2 * rows.length);
  const values = new Float64Array(2 * rows.length);
  const starts = ends.slice();
  const add = (row: number, column: number, value: number): void => {
    columns[ends[row]!] = column;
    values[ends[row]!] = value / (2 * points);
    ends[row]!++;
  };
  for (let entry = 0; entry < rows.length; entry++) {
    const row = Math.floor(entry / count);
    add(row, rows[entry]!, conditional[entry]!);
    add(rows[entry]!, row, conditional[entry]!);
  }
  return merged(starts, columns, values);
}

/** Where the entries of each row begin, when every pair stands in the rows of both its points. */
function entriesByRow(rows: Uint32Array, count: number): Uint32Array {
  const points = rows.length / count;
  const starts = new Uint32Array(points + 1);
  for (let i = 0; i < points; i++) starts[i + 1] = count;
  for (const row of rows) starts[row + 1]!++;
  for (let i = 0; i < points; i++) starts[i + 1]! += starts[i]!;
  return starts;
}

/** Adds up the entries of a row that are of one column: points that are each other's neighbors have two. */
function merged(starts: Uint32Array, columns: Uint32Array, values: Float64Array): Affinities {
  const points = starts.length - 1;
  const placeOf = new Int32Array(points).fill(-1);
  const mergedStarts = new Uint32Array(points + 1);
  let end = 0;
  for (let row = 0; row < points; row++) {
    const first = end;
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
      const column = columns[entry]!;
      const value = values[entry]!;
      if (placeOf[column]! >= first) values[placeOf[column]!]! += value;
      else {
        placeOf[column] = end;
        columns[end] = column;
        values[end++] = value;
      }
    }
    mergedStarts[row + 1] = end;
  }
  return { starts: mergedStarts, columns: columns.slice(0, end), values: values.slice(0, end) };
}
