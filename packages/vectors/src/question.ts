import { FirthError, type WordVectors } from '@firth/core';
import { dotProduct } from '@firth/kernel/top-k';
import { knownVector } from './unknown-word.ts';

/** A word, which counts with its direction, or a vector, which counts as it is. */
export type Term = string | Float32Array;

/** A term, or terms to add and terms to take away. */
export type Question = Term | { readonly positive?: readonly Term[]; readonly negative?: readonly Term[] };

/** The terms of a question with the sign of each. */
function signedTerms(question: Question): { readonly term: Term; readonly sign: 1 | -1 }[] {
  if (typeof question === 'string' || question instanceof Float32Array) return [{ term: question, sign: 1 }];
  const { positive = [], negative = [] } = question;
  return [
    ...positive.map((term) => ({ term, sign: 1 as const })),
    ...negative.map((term) => ({ term, sign: -1 as const })),
  ];
}

/** Returns the rows of the words that `question` names. */
export function rowsNamed(vectors: WordVectors, question: Question): Set<number> {
  const rows = new Set<number>();
  for (const { term } of signedTerms(question)) {
    const id = typeof term === 'string' ? vectors.vocabulary.idOf(term) : undefined;
    if (id !== undefined) rows.add(id);
  }
  return rows;
}

/**
 * Returns the direction that `question` asks for, a vector of length 1: words count with length 1 each, as in gensim's
 * `KeyedVectors.most_similar` (3CosAdd of Levy and Goldberg, 2014).
 *
 * @throws FirthError `UNKNOWN_WORD`, `DIMENSION_MISMATCH` for a vector of another length, `NON_FINITE` for NaN or infinity, and
 * `BAD_OPTION` for a question without terms or without a direction
 */
export function directionOf(vectors: WordVectors, question: Question): Float32Array {
  const terms = signedTerms(question);
  if (terms.length === 0) throw new FirthError('BAD_OPTION', 'the question names no word and no vector');
  const sum = new Float64Array(vectors.dimensions);
  for (const { term, sign } of terms) {
    const vector = typeof term === 'string' ? knownVector(vectors, term) : ofDimensions(term, vectors.dimensions);
    const weight = typeof term === 'string' ? sign / wordLength(term, vector) : sign;
    vector.forEach((value, i) => {
      sum[i]! += weight * value;
    });
  }
  const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0));
  if (length === 0) throw new FirthError('BAD_OPTION', 'the question has no direction: its vectors add up to zero');
  if (!Number.isFinite(length)) throw new FirthError('NON_FINITE', 'a vector of the question is not finite');
  return Float32Array.from(sum, (value) => value / length);
}

function ofDimensions(vector: Float32Array, dimensions: number): Float32Array {
  if (vector.length === dimensions) return vector;
  throw new FirthError(
    'DIMENSION_MISMATCH',
    `received a vector of ${vector.length} dimensions, expected ${dimensions}`,
  );
}

function wordLength(word: string, vector: Float32Array): number {
  const length = Math.sqrt(dotProduct(vector, 0, vector, 0, vector.length));
  if (length > 0) return length;
  if (length === 0) throw new FirthError('BAD_OPTION', `the vector of ${JSON.stringify(word)} is zero: no direction`);
  throw new FirthError('NON_FINITE', `the vector of ${JSON.stringify(word)} holds NaN`);
}
