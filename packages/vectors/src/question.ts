import { FirthError, type WordVectors } from '@firth/core';
import { checkDimensions, unitVectorOf } from './unit-vector.ts';

/** A word, which counts with its direction, or a vector, which counts as it is. */
export type Term = string | Float32Array;

/** A term that counts once, or `[term, weight]`. */
export type WeightedTerm = Term | readonly [term: Term, weight: number];

/** A term, or terms to add and terms to take away. */
export type Question =
  | Term
  | { readonly positive?: readonly WeightedTerm[]; readonly negative?: readonly WeightedTerm[] };

/** The terms of a question with what each is multiplied by: terms to take away have their weight's opposite. */
export function termsOf(question: Question): { readonly term: Term; readonly weight: number }[] {
  if (isTerm(question)) return [{ term: question, weight: 1 }];
  const { positive = [], negative = [] } = question;
  return [...positive.map((term) => weighted(term, 1)), ...negative.map((term) => weighted(term, -1))];
}

function isTerm(value: Question | WeightedTerm): value is Term {
  return typeof value === 'string' || value instanceof Float32Array;
}

function weighted(given: WeightedTerm, sign: 1 | -1): { readonly term: Term; readonly weight: number } {
  const [term, weight] = isTerm(given) ? [given, 1] : given;
  if (Number.isFinite(weight)) return { term, weight: sign * weight };
  throw new FirthError('BAD_OPTION', `a weight must be a finite number, received ${weight}`);
}

/** Returns the rows of the words that `question` names. */
export function rowsNamed(vectors: WordVectors, question: Question): Set<number> {
  const words = termsOf(question).flatMap(({ term }) => (typeof term === 'string' ? [term] : []));
  return rowsOf(vectors, words);
}

/** Returns the rows of those of `words` that have one. */
export function rowsOf({ vocabulary }: WordVectors, words: readonly string[]): Set<number> {
  return new Set(words.flatMap((word) => vocabulary.idOf(word) ?? []));
}

/** Returns the vector that a term counts with: a word's has length 1. */
export function vectorOfTerm(vectors: WordVectors, term: Term): ArrayLike<number> {
  return typeof term === 'string' ? unitVectorOf(vectors, term) : checkDimensions(term, vectors.dimensions);
}

/**
 * Returns the direction that `question` asks for, a vector of length 1: words count with length 1 each, as in gensim's
 * `KeyedVectors.most_similar` (3CosAdd of Levy and Goldberg, 2014).
 *
 * @throws FirthError `UNKNOWN_WORD`, `DIMENSION_MISMATCH` for a vector of another length, `NON_FINITE` for NaN or
 * infinity, and `BAD_OPTION` for a question without terms or without a direction, or a weight that is not finite
 */
export function directionOf(vectors: WordVectors, question: Question): Float32Array {
  const terms = termsOf(question);
  if (terms.length === 0)
    throw new FirthError(
      'BAD_OPTION',
      'the question names no word and no vector: it is a word, a vector, or { positive, negative }',
    );
  const sum = new Float64Array(vectors.dimensions);
  for (const { term, weight } of terms) {
    const vector = vectorOfTerm(vectors, term);
    for (let i = 0; i < sum.length; i++) sum[i]! += weight * vector[i]!;
  }
  return toDirection(sum);
}

/**
 * Returns `vector` at length 1.
 *
 * @throws FirthError `BAD_OPTION` for a vector of zeros, `NON_FINITE` for NaN or infinity
 */
export function toDirection(vector: Float64Array | Float32Array): Float32Array {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) squares += vector[i]! * vector[i]!;
  const length = Math.sqrt(squares);
  if (length === 0) throw new FirthError('BAD_OPTION', 'the question has no direction: its vectors add up to zero');
  if (!Number.isFinite(length)) throw new FirthError('NON_FINITE', 'a vector of the question is not finite');
  return new Float32Array((vector as Float64Array).map((value) => value / length));
}
