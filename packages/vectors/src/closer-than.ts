import type { WordVectors } from '@firth/core';
import { similarities } from './similarities.ts';
import { knownVector } from './unknown-word.ts';

/**
 * Returns the words that are closer to `word` than `other` is, in the order of the vocabulary.
 *
 * The words of gensim's `KeyedVectors.closer_than`.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, `NON_FINITE` for vectors that hold NaN or infinity
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(closerThan(vectors, 'king', 'man')); // [ 'queen' ]
 * ```
 */
export function closerThan(vectors: WordVectors, word: string, other: string): string[] {
  const { vocabulary } = vectors;
  const all = similarities(vectors, word);
  const row = vocabulary.idOf(other);
  const limit = row === undefined ? similarities(vectors, knownVector(vectors, other), [word])[0]! : all[row]!;
  const closer: string[] = [];
  all.forEach((similarity, id) => {
    if (similarity > limit && id !== vocabulary.idOf(word)) closer.push(vocabulary.tokenOf(id)!);
  });
  return closer;
}
