import type { WordVectors } from '@firth/core';
import { dotProduct } from '@firth/kernel/top-k';
import { meanVector, type UnknownOptions } from './mean-vector.ts';

/**
 * Returns the cosine of the means of two sets of words, each with the length that its vector has: −1 to 1.
 *
 * The number of gensim's `KeyedVectors.n_similarity`, which leaves unknown words out: `unknown: 'skip'` here.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, `BAD_OPTION` for an empty set or a mean of length 0
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(nSimilarity(vectors, ['king', 'queen'], ['man', 'woman']).toFixed(4)); // 0.3333
 * ```
 */
export function nSimilarity(
  vectors: WordVectors,
  first: readonly string[],
  second: readonly string[],
  { unknown }: UnknownOptions = {},
): number {
  const options = { unknown, preNormalize: false, postNormalize: true };
  const a = meanVector(vectors, first, options);
  const b = meanVector(vectors, second, options);
  return Math.min(1, Math.max(-1, dotProduct(a, 0, b, 0, a.length)));
}
