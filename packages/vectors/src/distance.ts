import type { WordVectors } from '@firth/core';
import { similarity } from './similarity.ts';

/**
 * Returns the cosine distance of two words, 0 (the same direction) to 2 (the opposite): 1 − {@link similarity}.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, `NON_FINITE` for a vector that holds NaN or infinity
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(distance(vectors, 'king', 'man').toFixed(4)); // 0.5528
 * ```
 */
export function distance(vectors: WordVectors, first: string, second: string): number {
  return 1 - similarity(vectors, first, second);
}
