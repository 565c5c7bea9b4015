import { FirthError, type WordVectors } from '@firth/core';
import type { Term } from './question.ts';
import { checkDimensions, unitVectorOf } from './unit-vector.ts';
import { knownVector } from './unknown-word.ts';

export interface UnknownOptions {
  /** What becomes of a word without a vector: it is an error, or it is left out. An error, unless said. */
  readonly unknown?: 'error' | 'skip' | undefined;
}

export interface MeanOptions extends UnknownOptions {
  /** What each term is multiplied by; 1 unless said. The sum is divided by the sum of their absolute values. */
  readonly weights?: ArrayLike<number> | undefined;
  /**
   * Whether words count with length 1, or with the length that they have; with length 1, unless said. Vectors count as
   * they are.
   */
  readonly preNormalize?: boolean | undefined;
  /** Whether the mean is brought to length 1; not, unless said. */
  readonly postNormalize?: boolean | undefined;
}

/**
 * Returns the mean of the vectors of `terms`, words and vectors.
 *
 * The numbers of gensim's `KeyedVectors.get_mean_vector`, whose `ignore_missing=True` is `unknown: 'skip'` here.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, and where none of the terms has one; `BAD_OPTION` for
 * no terms, for weights that are not finite, not as many as the terms or all zero, and for a mean of length 0 that is
 * to be normalized; `DIMENSION_MISMATCH`
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(meanVector(vectors, ['king', 'man'], { preNormalize: false })); // Float32Array(3) [ 1, 1, 0 ]
 * console.log(meanVector(vectors, ['man', 'woman'], { weights: [3, 1] })); // Float32Array(3) [ 0, 0.75, 0.25 ]
 * ```
 */
export function meanVector(vectors: WordVectors, terms: readonly Term[], options: MeanOptions = {}): Float32Array {
  const { preNormalize = true, postNormalize = false } = options;
  const weights = weightsOf(terms, options);
  const known = terms
    .map((term, i) => ({ term, weight: weights[i]! }))
    .filter(({ term }) => options.unknown !== 'skip' || typeof term !== 'string' || vectors.vectorOf(term));
  if (known.length === 0) throw new FirthError('UNKNOWN_WORD', `none of the ${terms.length} words has a vector`);

  const mean = new Float64Array(vectors.dimensions);
  for (const { term, weight } of known) {
    const vector = vectorOf(vectors, term, preNormalize);
    for (let i = 0; i < mean.length; i++) mean[i]! += weight * vector[i]!;
  }
  const total = known.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
  if (total === 0) throw new FirthError('BAD_OPTION', 'the weights are all zero');
  const divisor = postNormalize ? Math.sqrt(mean.reduce((squares, value) => squares + value * value, 0)) : total;
  if (divisor === 0) throw new FirthError('BAD_OPTION', 'the mean is zero: it has no direction');
  return Float32Array.from(mean, (value) => value / divisor);
}

function weightsOf(terms: readonly Term[], { weights }: MeanOptions): ArrayLike<number> {
  if (terms.length === 0) throw new FirthError('BAD_OPTION', 'there is no mean of no words');
  if (!weights) return new Float64Array(terms.length).fill(1);
  if (weights.length !== terms.length) {
    throw new FirthError('BAD_OPTION', `received ${weights.length} weights for ${terms.length} terms`);
  }
  if (!Array.from(weights).every(Number.isFinite)) throw new FirthError('BAD_OPTION', 'a weight is not finite');
  return weights;
}

function vectorOf(vectors: WordVectors, term: Term, isUnit: boolean): ArrayLike<number> {
  if (typeof term !== 'string') return checkDimensions(term, vectors.dimensions);
  return isUnit ? unitVectorOf(vectors, term) : knownVector(vectors, term);
}
