import type { WordVectors } from '@firth/core';
import { nearest } from './nearest.ts';
import type { MostSimilarOptions, Neighbor } from './neighbor.ts';
import { directionOf, type Question, rowsNamed } from './question.ts';

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
  options: MostSimilarOptions = {},
): Neighbor[][] {
  const targets = questions.map((question) => ({
    direction: directionOf(vectors, question),
    excluded: options.keepInputs ? new Set<number>() : rowsNamed(vectors, question),
  }));
  return nearest(vectors, targets, options);
}
