import type { WordVectors } from '@firth/core';
import { closerThan } from './closer-than.ts';

/**
 * Returns which neighbor of `word` `other` is: 1 for the nearest.
 *
 * The number of gensim's `KeyedVectors.rank`.
 *
 * @throws FirthError as `closerThan` does
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(rank(vectors, 'king', 'man')); // 2
 * ```
 */
export function rank(vectors: WordVectors, word: string, other: string): number {
  return closerThan(vectors, word, other).length + 1;
}
