import { FirthError, type WordVectors } from '@firth/core';
import { rankByCentrality } from './rank-by-centrality.ts';

/** Two words are always equally far from their mean. */
const fewestWords = 3;

/**
 * Returns the word of `words` that does not go with the others: the one whose direction is furthest from the mean of
 * all directions.
 *
 * The answer of gensim's `KeyedVectors.doesnt_match`; of words equally far, the first in alphabetical order.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector (gensim leaves such words out), `BAD_OPTION` for fewer
 * than three words or vectors without a direction
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'lunch']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 1, 1, 0, 0, -1, 0);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(doesntMatch(vectors, ['king', 'queen', 'man', 'lunch'])); // lunch
 * ```
 */
export function doesntMatch(vectors: WordVectors, words: readonly string[]): string {
  if (words.length < fewestWords) {
    throw new FirthError('BAD_OPTION', `received ${words.length} words; only of ${fewestWords} can one not match`);
  }
  return rankByCentrality(vectors, words).at(-1)!.word;
}
