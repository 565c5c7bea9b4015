import type { WordVectors } from '@firth/core';
import { type DocumentOptions, documentDistances } from './document-distances.ts';
import { transportCost } from './transport-cost.ts';

/**
 * Returns the word mover's distance of two documents: how far the words of one must travel on average to become those
 * of the other, by the best plan (Kusner et al. 2015). 0 for the same words, at most 2 where words have length 1.
 *
 * The number of gensim's `KeyedVectors.wmdistance`, which leaves unknown words out (`unknown: 'skip'` here) and is
 * infinite where none is left. Takes about the cube of the number of different words.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, and for a document without any other; `BAD_OPTION` and
 * `NON_FINITE` for a vector of zeros and one that is not finite; `LIMIT` for more than 2^24 pairs of different words
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(wordMoversDistance(vectors, ['king', 'man'], ['queen', 'woman']).toFixed(4)); // 1.0233
 * ```
 */
export function wordMoversDistance(
  vectors: WordVectors,
  first: readonly string[],
  second: readonly string[],
  options: DocumentOptions = {},
): number {
  const { total, ...transport } = documentDistances(vectors, first, second, options);
  return transportCost(transport) / total;
}
