import { FirthError, type WordVectors } from '@firth/core';
import { dotProduct } from '@firth/kernel/top-k';
import { knownVector } from './unknown-word.ts';

/**
 * Returns the cosine of the angle between the vectors of two words, −1 to 1; 0 where one of them has length 0.
 *
 * The number of gensim's `KeyedVectors.similarity`, to float32.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, `NON_FINITE` for a vector that holds NaN or infinity
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(similarity(vectors, 'king', 'man').toFixed(4)); // 0.4472
 * ```
 */
export function similarity(vectors: WordVectors, first: string, second: string): number {
  const a = knownVector(vectors, first);
  const b = knownVector(vectors, second);
  const product = dotProduct(a, 0, b, 0, a.length);
  const lengths = Math.sqrt(dotProduct(a, 0, a, 0, a.length)) * Math.sqrt(dotProduct(b, 0, b, 0, b.length));
  if (!Number.isFinite(lengths)) {
    const wrong = a.every(Number.isFinite) ? second : first;
    throw new FirthError('NON_FINITE', `the vector of ${JSON.stringify(wrong)} holds a number that is not finite`);
  }
  return lengths === 0 ? 0 : Math.min(1, Math.max(-1, product / lengths));
}
