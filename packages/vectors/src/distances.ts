import type { WordVectors } from '@firth/core';
import type { Term } from './question.ts';
import { similarities } from './similarities.ts';

/**
 * Returns the cosine distances of a word's or another vector to those of `words`, in their order, or to all vectors: 1
 * − {@link similarities}.
 *
 * The numbers of gensim's `KeyedVectors.distances`.
 *
 * @throws FirthError as `similarities` does
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(Array.from(distances(vectors, 'man'), (value) => value.toFixed(3))); // [ '0.553', '1.000', '0.000', '1.000' ]
 * ```
 */
export function distances(vectors: WordVectors, term: Term, words?: readonly string[]): Float64Array {
  return similarities(vectors, term, words).map((similarity) => 1 - similarity);
}
