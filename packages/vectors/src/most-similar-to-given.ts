import { FirthError, type WordVectors } from '@firth/core';
import { similarities } from './similarities.ts';

/**
 * Returns the one of `words` that is most similar to `word`; of several, the first.
 *
 * The answer of gensim's `KeyedVectors.most_similar_to_given`.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, `NON_FINITE` for a vector that holds NaN, `BAD_OPTION`
 * for no words
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(mostSimilarToGiven(vectors, 'king', ['man', 'queen'])); // queen
 * ```
 */
export function mostSimilarToGiven(vectors: WordVectors, word: string, words: readonly string[]): string {
  if (words.length === 0) throw new FirthError('BAD_OPTION', 'there are no words to choose from');
  const found = similarities(vectors, word, words);
  return words[found.indexOf(Math.max(...found))]!;
}
