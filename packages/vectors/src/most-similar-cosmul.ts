import { FirthError, type WordVectors } from '@firth/core';
import { type Neighbor, type NeighborOptions, toNeighbors, wholeNumber } from './neighbor.ts';
import { type Question, rowsNamed, rowsOf, termsOf, vectorOfTerm } from './question.ts';
import { similarityToRow } from './similarity-to-row.ts';

/** Keeps a quotient finite; the value of Levy and Goldberg, and of gensim. */
const epsilon = 0.000001;

/**
 * Returns the words of the greatest product of similarities to the `positive` terms, divided by that of similarities to
 * the `negative` ones (3CosMul; Levy and Goldberg 2014): no single large similarity decides alone. The number beside a
 * word is that quotient, not a cosine.
 *
 * Cosines are shifted to 0…1 first: (1 + cos) / 2. The answers and numbers of gensim's
 * `KeyedVectors.most_similar_cosmul`, for which vectors among the terms count as they are. All rows are compared, which
 * takes about as long as loading their numbers from memory for each term.
 *
 * @throws FirthError `BAD_OPTION` for a question without positive terms or with weights; what `mostSimilar` throws
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * const [best] = mostSimilarCosmul(vectors, { positive: ['king', 'woman'], negative: ['man'] });
 * console.log(best?.word, best?.similarity.toFixed(3)); // queen 1.302
 * ```
 */
export function mostSimilarCosmul(
  vectors: WordVectors,
  question: Question,
  { count = 10, restrictTo, keepInputs = false }: NeighborOptions = {},
): Neighbor[] {
  wholeNumber('count', count);
  const terms = termsOf(question);
  if (!terms.some(({ weight }) => weight > 0)) throw new FirthError('BAD_OPTION', 'the question has no positive term');
  if (terms.some(({ weight }) => Math.abs(weight) !== 1)) {
    throw new FirthError('BAD_OPTION', 'terms that are multiplied take no weights');
  }
  const factors = terms.map(({ term, weight }) => ({
    direction: Float32Array.from(vectorOfTerm(vectors, term)),
    isPositive: weight > 0,
  }));
  const scoreOf = (row: number): number => {
    let [product, divisor] = [1, 1];
    for (const { direction, isPositive } of factors) {
      const shifted = (1 + similarityToRow(vectors, direction, row)) / 2;
      if (isPositive) product *= shifted;
      else divisor *= shifted;
    }
    return product / (divisor + epsilon);
  };
  const ranked = rowsToSearch(vectors, restrictTo)
    .map((row) => ({ row, score: scoreOf(row) }))
    .filter(({ score }) => !Number.isNaN(score))
    .sort((a, b) => b.score - a.score || a.row - b.row);
  const answer = { rows: ranked.map(({ row }) => row), scores: ranked.map(({ score }) => score) };
  return toNeighbors(vectors, answer, keepInputs ? new Set() : rowsNamed(vectors, question), count);
}

function rowsToSearch(vectors: WordVectors, restrictTo: NeighborOptions['restrictTo']): number[] {
  if (typeof restrictTo === 'object') return [...rowsOf(vectors, restrictTo)];
  const { size } = vectors.vocabulary;
  const limit = restrictTo === undefined ? size : wholeNumber('restrictTo', restrictTo);
  return Array.from({ length: Math.min(limit, size) }, (_, row) => row);
}
