import type { WordVectors } from '@firth/core';
import { mostSimilarBatch } from './most-similar-batch.ts';
import type { Question } from './question.ts';

/** A word and the cosine of the angle between its vector and the question's, −1 to 1. */
export interface Neighbor {
  readonly word: string;
  readonly similarity: number;
}

export interface MostSimilarOptions {
  /** How many words to return; fewer where there are not so many. */
  readonly count?: number | undefined;
  /** Look only among the first so many words, the most frequent where the vocabulary is sorted; among all, unless said. */
  readonly restrictTo?: number | undefined;
  /** Let the question's own words be among the answers. */
  readonly keepInputs?: boolean | undefined;
}

/**
 * Returns the words whose vectors point most nearly in the direction of `question`, the nearest first, by an exact search.
 *
 * The question is a word, a vector, or words and vectors to add (`positive`) and to take away (`negative`), each word with length 1:
 * the answers and numbers of gensim's `KeyedVectors.most_similar`. Equal similarities rank in the order of the vocabulary. Words whose
 * vector is zero or holds NaN are never an answer.
 *
 * The first question makes an index of the vectors, one pass that costs about as much as two hundred questions and a quarter of the
 * matrix's memory; it is kept as long as `vectors` is.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector; `DIMENSION_MISMATCH` and `NON_FINITE` for an unusable vector;
 * `BAD_OPTION` for a question without a direction, a count or a restriction that is not a whole number from 1 on
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(mostSimilar(vectors, 'king', { count: 1 })[0]?.word); // queen
 * console.log(mostSimilar(vectors, { positive: ['king', 'woman'], negative: ['man'] })[0]?.word); // queen
 * ```
 */
export function mostSimilar(vectors: WordVectors, question: Question, options: MostSimilarOptions = {}): Neighbor[] {
  return mostSimilarBatch(vectors, [question], options)[0]!;
}
