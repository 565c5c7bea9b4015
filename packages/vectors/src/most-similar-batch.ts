import { FirthError, type WordVectors } from '@firth/core';
import { createTopKIndex, type RankedRows, type TopKIndex } from '@firth/kernel/top-k';
import type { MostSimilarOptions, Neighbor } from './most-similar.ts';
import { directionOf, type Question, rowsNamed } from './question.ts';

/** The index of each set of vectors that was asked; it goes when the vectors go. */
const indexes = new WeakMap<WordVectors, TopKIndex>();

/**
 * Returns the answers of {@link mostSimilar} to several questions: the same, and faster than one by one.
 *
 * @throws FirthError as `mostSimilar` does
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * const answers = mostSimilarBatch(vectors, ['king', 'queen'], { count: 1 });
 * console.log(answers.map(([nearest]) => nearest?.word)); // [ 'queen', 'king' ]
 * ```
 */
export function mostSimilarBatch(
  vectors: WordVectors,
  questions: readonly Question[],
  { count = 10, restrictTo, keepInputs = false }: MostSimilarOptions = {},
): Neighbor[][] {
  checkCount('count', count);
  if (restrictTo !== undefined) checkCount('restrictTo', restrictTo);

  const directions = new Float32Array(questions.length * vectors.dimensions);
  for (const [i, question] of questions.entries()) {
    directions.set(directionOf(vectors, question), i * vectors.dimensions);
  }
  const excluded = questions.map((question) => (keepInputs ? new Set<number>() : rowsNamed(vectors, question)));
  const mostExcluded = excluded.reduce((most, { size }) => Math.max(most, size), 0);
  return indexOf(vectors)
    .search(directions, { count: count + mostExcluded, rows: restrictTo })
    .map((ranked, i) => neighborsOf(vectors, ranked, excluded[i]!, count));
}

function checkCount(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new FirthError('BAD_OPTION', `${name} must be a whole number from 1 on, received ${value}`);
}

function indexOf(vectors: WordVectors): TopKIndex {
  const known = indexes.get(vectors);
  if (known) return known;
  const index = createTopKIndex(vectors.matrix, { norms: vectors.norms });
  indexes.set(vectors, index);
  return index;
}

function neighborsOf(
  { vocabulary }: WordVectors,
  { rows, scores }: RankedRows,
  excluded: ReadonlySet<number>,
  count: number,
): Neighbor[] {
  const neighbors: Neighbor[] = [];
  for (const [i, row] of rows.entries()) {
    if (neighbors.length === count) break;
    if (excluded.has(row)) continue;
    // Rounding to float32 can take a cosine past 1.
    neighbors.push({ word: vocabulary.tokenOf(row)!, similarity: Math.min(1, Math.max(-1, scores[i]!)) });
  }
  return neighbors;
}
