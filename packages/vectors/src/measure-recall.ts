import type { WordVectors } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';
import { wholeNumber } from './neighbor.ts';
import { hasDirection } from './similarity-to-row.ts';
import { exactIndex, type VectorIndex } from './vector-index.ts';

export interface RecallOptions {
  /** Neighbors that are asked for; 10 unless said. */
  readonly count?: number | undefined;
  /** Words that are asked about, drawn at random; 1,000 unless said, or all where there are fewer. */
  readonly questions?: number | undefined;
  readonly seed?: number | undefined;
}

/**
 * Returns the recall of `index`, 0 to 1: which share of the nearest neighbors of words it finds, against an exact
 * search of the same `vectors`.
 *
 * @throws FirthError `BAD_OPTION` for a number that is not whole or below 1
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(measureRecall(vectors, createHNSWIndex(vectors), { count: 3 })); // 1
 * ```
 */
export function measureRecall(
  vectors: WordVectors,
  index: VectorIndex,
  { count = 10, questions = 1000, seed = 1 }: RecallOptions = {},
): number {
  wholeNumber('count', count);
  const drawn = drawRows(vectors, wholeNumber('questions', questions), seed);
  const directions = directionsOf(vectors, drawn);
  const found = index.search(directions, { count: count + 1 });
  const truth = exactIndex(vectors).search(directions, { count: count + 1 });
  let [hits, all] = [0, 0];
  for (const [i, own] of drawn.entries()) {
    const given = new Set(found[i]!.rows);
    const neighbors = truth[i]!.rows.filter((row) => row !== own).subarray(0, count);
    all += neighbors.length;
    for (const row of neighbors) if (given.has(row)) hits++;
  }
  return all === 0 ? 1 : hits / all;
}

/** Returns `count` different rows that have a direction, drawn at random, or all where there are fewer. */
function drawRows({ norms }: WordVectors, count: number, seed: number): number[] {
  const rows = Array.from(norms.keys()).filter((row) => hasDirection(norms[row]!));
  const { below } = createGenerator(seed);
  const drawn = Math.min(count, rows.length);
  for (let i = 0; i < drawn; i++) {
    // The first steps of a Fisher–Yates shuffle.
    const other = i + below(rows.length - i);
    [rows[i], rows[other]] = [rows[other]!, rows[i]!];
  }
  return rows.slice(0, drawn);
}

/** Returns the vectors of `rows` at length 1, one after another. */
function directionsOf({ matrix, norms, dimensions }: WordVectors, rows: readonly number[]): Float32Array {
  const directions = new Float32Array(rows.length * dimensions);
  rows.forEach((row, i) => {
    for (let j = 0; j < dimensions; j++) {
      directions[i * dimensions + j] = matrix.data[row * dimensions + j]! / norms[row]!;
    }
  });
  return directions;
}
