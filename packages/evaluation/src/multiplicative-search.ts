import { FirthError, type WordVectors } from '@firth/core';
import { dotProduct } from '@firth/kernel/top-k';
import type { Neighbor, Term } from '@firth/vectors';

/** An analogy's terms: words of the vocabulary, or vectors of length 1. */
export interface MultiplicativeQuestion {
  readonly positive: readonly Term[];
  readonly negative: readonly Term[];
}

/** As in Levy and Goldberg's program and gensim's. */
const epsilon = 0.000001;
/** Similarities to so many terms are kept: a section of Google's analogies has 232 different words. */
const mostKept = 256;

/**
 * Returns a function that answers questions as `mostSimilarCosmul` does: for many questions about few words, since the
 * similarities of all words to a term are computed once.
 */
export function createMultiplicativeSearch(
  vectors: WordVectors,
  { count, restrictTo }: { readonly count: number; readonly restrictTo: number },
): (question: MultiplicativeQuestion) => Neighbor[] {
  const { vocabulary, matrix, norms, dimensions } = vectors;
  const limit = Math.min(restrictTo, vocabulary.size);
  const kept = new Map<Term, Float32Array>();

  /** (1 + cosine) / 2 of the term and every row; NaN for a row without a direction. */
  const shiftedSimilarities = (term: Term): Float32Array => {
    const known = kept.get(term);
    if (known) return known;
    const vector = typeof term === 'string' ? vectors.vectorOf(term) : term;
    if (!vector) throw new FirthError('UNKNOWN_WORD', `${JSON.stringify(term)} has no vector`);
    const length = Math.sqrt(dotProduct(vector, 0, vector, 0, dimensions));
    const shifted = Float32Array.from({ length: limit }, (_, row) => {
      const norm = norms[row]!;
      if (!(norm > 0 && norm < Infinity)) return Number.NaN;
      return (1 + dotProduct(matrix.data, row * dimensions, vector, 0, dimensions) / (length * norm)) / 2;
    });
    if (kept.size === mostKept) kept.delete(kept.keys().next().value!);
    kept.set(term, shifted);
    return shifted;
  };

  return ({ positive, negative }) => {
    const factors = positive.map(shiftedSimilarities);
    const divisors = negative.map(shiftedSimilarities);
    const own = new Set(
      [...positive, ...negative].map((term) => (typeof term === 'string' ? vocabulary.idOf(term) : undefined)),
    );
    const best: { row: number; score: number }[] = [];
    for (let row = 0; row < limit; row++) {
      let [product, divisor] = [1, 1];
      for (const factor of factors) product *= factor[row]!;
      for (const factor of divisors) divisor *= factor[row]!;
      const score = product / (divisor + epsilon);
      const isAmongBest = best.length < count || score > best.at(-1)!.score;
      if (!isAmongBest || Number.isNaN(score) || own.has(row)) continue;
      if (best.length === count) best.pop();
      const place = best.findIndex((other) => other.score < score);
      best.splice(place < 0 ? best.length : place, 0, { row, score });
    }
    return best.map(({ row, score }) => ({ word: vocabulary.tokenOf(row)!, similarity: score }));
  };
}
