import { FirthError, type WordVectors } from '@firth/core';
import { mostSimilar } from './most-similar.ts';
import { similarity } from './similarity.ts';

/**
 * Returns the similarity of two words relative to those of the `count` nearest neighbors of the first: above 1 /
 * `count` the two are nearer than neighbors are on average, which synonyms tend to be (Leeuwenberg et al. 2016).
 *
 * The number of gensim's `KeyedVectors.relative_cosine_similarity`.
 *
 * @throws FirthError what `similarity` and `mostSimilar` throw; `BAD_OPTION` where the similarities of the neighbors
 * add up to zero
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(relativeCosineSimilarity(vectors, 'king', 'queen', { count: 2 }).toFixed(4)); // 0.6414
 * ```
 */
export function relativeCosineSimilarity(
  vectors: WordVectors,
  word: string,
  other: string,
  { count = 10 }: { readonly count?: number | undefined } = {},
): number {
  const total = mostSimilar(vectors, word, { count }).reduce((sum, neighbor) => sum + neighbor.similarity, 0);
  if (total === 0)
    throw new FirthError('BAD_OPTION', `the neighbors of ${JSON.stringify(word)} are similar by 0 in all`);
  return similarity(vectors, word, other) / total;
}
