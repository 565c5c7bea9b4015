import type { WordVectors } from '@firth/core';
import { type MostSimilarOptions, type Neighbor, toNeighbors, wholeNumber } from './neighbor.ts';
import { rowsOf } from './question.ts';
import { similarityToRow } from './similarity-to-row.ts';
import { exactIndex } from './vector-index.ts';

/** What to look for: a vector of length 1, and the rows that are no answer. */
export interface Target {
  readonly direction: Float32Array;
  readonly excluded: ReadonlySet<number>;
}

/**
 * Returns the words nearest to each of `targets`, the nearest first: what all questions about neighbors come down to.
 */
export function nearest(
  vectors: WordVectors,
  targets: readonly Target[],
  { count = 10, restrictTo, index }: MostSimilarOptions,
): Neighbor[][] {
  wholeNumber('count', count);
  if (typeof restrictTo === 'object') {
    const among = rowsOf(vectors, restrictTo);
    return targets.map((target) => nearestAmong(vectors, target, among, count));
  }
  if (restrictTo !== undefined) wholeNumber('restrictTo', restrictTo);

  const { dimensions } = vectors;
  const directions = new Float32Array(targets.length * dimensions);
  for (const [i, { direction }] of targets.entries()) directions.set(direction, i * dimensions);
  const mostExcluded = targets.reduce((most, { excluded }) => Math.max(most, excluded.size), 0);
  return (index ?? exactIndex(vectors))
    .search(directions, { count: count + mostExcluded, rows: restrictTo })
    .map(({ rows, scores }, i) =>
      toNeighbors(vectors, { rows, scores: scores.map(withinCosines) }, targets[i]!.excluded, count),
    );
}

/** Compares with each of `among`: they are few, or an index would be asked. */
function nearestAmong(
  vectors: WordVectors,
  { direction, excluded }: Target,
  among: ReadonlySet<number>,
  count: number,
): Neighbor[] {
  const ranked = [...among]
    .map((row) => ({ row, score: similarityToRow(vectors, direction, row) }))
    .filter(({ score }) => !Number.isNaN(score))
    .sort((a, b) => b.score - a.score || a.row - b.row);
  const rows = ranked.map(({ row }) => row);
  return toNeighbors(vectors, { rows, scores: ranked.map(({ score }) => withinCosines(score)) }, excluded, count);
}

/** Rounding to float32 can take a cosine past 1. */
function withinCosines(score: number): number {
  return Math.min(1, Math.max(-1, score));
}
