import { FirthError, type WordVectors } from '@firth/core';
import { dotProduct } from '@firth/kernel/top-k';
import { knownVector } from './unknown-word.ts';

/**
 * Returns the vector of `word` at length 1, in float64.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, `BAD_OPTION` for a vector of zeros, `NON_FINITE` for
 * NaN or infinity
 */
export function unitVectorOf(vectors: WordVectors, word: string): Float64Array {
  const vector = knownVector(vectors, word);
  const length = lengthOf(vector);
  if (length === 0) throw new FirthError('BAD_OPTION', `the vector of ${JSON.stringify(word)} is zero: no direction`);
  if (Number.isFinite(length)) return new Float64Array(vector).map((value) => value / length);
  throw new FirthError('NON_FINITE', `the vector of ${JSON.stringify(word)} holds a number that is not finite`);
}

/** Returns the Euclidean length of `vector`. */
export function lengthOf(vector: Float32Array): number {
  return Math.sqrt(dotProduct(vector, 0, vector, 0, vector.length));
}

/** Returns `vector`. @throws FirthError `DIMENSION_MISMATCH` where it has not `dimensions` numbers */
export function checkDimensions<V extends ArrayLike<number>>(vector: V, dimensions: number): V {
  if (vector.length === dimensions) return vector;
  throw new FirthError(
    'DIMENSION_MISMATCH',
    `received a vector of ${vector.length} dimensions, expected ${dimensions}`,
  );
}
