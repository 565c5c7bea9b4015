import type { WordVectors } from '@firth/core';
import { mostSimilarBatch } from './most-similar-batch.ts';
import type { MostSimilarOptions, Neighbor } from './neighbor.ts';
import type { Question } from './question.ts';

/**
 * Returns the words whose vectors point most nearly in the direction of `question`, the nearest first, by an exact
 * search unless `index` is an approximate one.
 *
 * The question is a word, a vector, or words and vectors to add (`positive`) and to take away (`negative`), each word
 * with length 1, times a weight where one is given: the answers and numbers of gensim's `KeyedVectors.most_similar`.
 * Equal similarities rank in the order of the vocabulary. Words whose vector is zero or holds NaN are never an answer.
 *
 * The first question makes an index of the vectors ({@link exactIndex}).
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector; `DIMENSION_MISMATCH` and `NON_FINITE` for an unusable
 * vector; `BAD_OPTION` for a question without a direction, a weight that is not finite, a count or a restriction that
 * is not a whole number from 1 on
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(mostSimilar(vectors, 'king', { count: 1 })[0]?.word); // queen
 * console.log(mostSimilar(vectors, { positive: ['king', 'woman'], negative: [['man', 0.5]] })[0]?.word); // queen
 * ```
 */
export function mostSimilar(vectors: WordVectors, question: Question, options: MostSimilarOptions = {}): Neighbor[] {
  return mostSimilarBatch(vectors, [question], options)[0]!;
}
