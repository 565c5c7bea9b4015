import { FirthError, type WordVectors } from '@firth/core';
import { dotProduct } from '@firth/kernel/top-k';
import type { Term } from './question.ts';
import { checkDimensions, lengthOf } from './unit-vector.ts';
import { knownVector } from './unknown-word.ts';

/**
 * Returns the cosines of a word's or another vector with those of `words`, in their order, or with all vectors: −1 to
 * 1; 0 where one of the two has length 0.
 *
 * The numbers of gensim's `KeyedVectors.cosine_similarities`, which is NaN for a length of 0.
 *
 * @throws FirthError `UNKNOWN_WORD`, `DIMENSION_MISMATCH` for a vector of another length, `NON_FINITE` for one that
 * holds NaN or infinity
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(similarities(vectors, 'king', ['queen', 'man'])[0]?.toFixed(4)); // 0.8000
 * ```
 */
export function similarities(vectors: WordVectors, term: Term, words?: readonly string[]): Float64Array {
  const from = typeof term === 'string' ? knownVector(vectors, term) : checkDimensions(term, vectors.dimensions);
  const length = finiteLength(lengthOf(from), () => (typeof term === 'string' ? term : 'the question'));
  const { matrix, norms, vocabulary, dimensions } = vectors;
  if (words) {
    return Float64Array.from(words, (word) => {
      const to = knownVector(vectors, word);
      return cosine(dotProduct(from, 0, to, 0, dimensions), length * finiteLength(lengthOf(to), () => word));
    });
  }
  return Float64Array.from({ length: matrix.rows }, (_, row) => {
    const lengths = length * finiteLength(norms[row]!, () => vocabulary.tokenOf(row)!);
    return cosine(dotProduct(matrix.data, row * dimensions, from, 0, dimensions), lengths);
  });
}

function finiteLength(length: number, nameOf: () => string): number {
  if (Number.isFinite(length)) return length;
  throw new FirthError('NON_FINITE', `the vector of ${JSON.stringify(nameOf())} holds a number that is not finite`);
}

function cosine(product: number, lengths: number): number {
  return lengths === 0 ? 0 : Math.min(1, Math.max(-1, product / lengths));
}
