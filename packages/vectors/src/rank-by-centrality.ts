import { FirthError, type WordVectors } from '@firth/core';
import { dotProduct } from '@firth/kernel/top-k';
import { meanVector, type UnknownOptions } from './mean-vector.ts';
import type { Neighbor } from './neighbor.ts';
import { unitVectorOf } from './unit-vector.ts';
import { knownVector } from './unknown-word.ts';

export interface CentralityOptions extends UnknownOptions {
  /** Whether words count with length 1, or with the length that they have; with length 1, unless said. */
  readonly normalize?: boolean | undefined;
}

/**
 * Returns `words` by the similarity of each to the mean of all, the most central first; equally central ones in reverse
 * alphabetical order.
 *
 * The order and numbers of gensim's `KeyedVectors.rank_by_centrality`, which leaves unknown words out: `unknown:
 * 'skip'` here. Without `normalize` the numbers are dot products with the mean's direction, not cosines.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, and where none has one; `BAD_OPTION` for no words or
 * vectors without a direction
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(rankByCentrality(vectors, ['king', 'queen', 'man']).map(({ word }) => word)); // [ 'king', 'queen', 'man' ]
 * ```
 */
export function rankByCentrality(
  vectors: WordVectors,
  words: readonly string[],
  { normalize = true, unknown = 'error' }: CentralityOptions = {},
): Neighbor[] {
  const known = unknown === 'skip' ? words.filter((word) => vectors.vectorOf(word)) : words;
  if (known.length === 0 && words.length > 0) throw new FirthError('UNKNOWN_WORD', 'none of the words has a vector');
  const mean = meanVector(vectors, known, { preNormalize: normalize, postNormalize: true });
  return known
    .map((word) => {
      const vector = normalize ? Float32Array.from(unitVectorOf(vectors, word)) : knownVector(vectors, word);
      return { word, similarity: dotProduct(vector, 0, mean, 0, mean.length) };
    })
    .sort((a, b) => b.similarity - a.similarity || (a.word < b.word ? 1 : -1));
}
