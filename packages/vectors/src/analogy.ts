import { FirthError, type WordVectors } from '@firth/core';
import { evaluateExpression } from './evaluate-expression.ts';
import { mostSimilar } from './most-similar.ts';
import { mostSimilarCosmul } from './most-similar-cosmul.ts';
import { nearest } from './nearest.ts';
import type { MostSimilarOptions, Neighbor } from './neighbor.ts';
import { parseExpression, wordsOfExpression } from './parse-expression.ts';
import { rowsOf, toDirection } from './question.ts';
import { signedWords } from './signed-words.ts';

/** The words of an analogy with their signs: king − man + woman is `{ plus: ['king', 'woman'], minus: ['man'] }`. */
export interface Analogy {
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

export interface AnalogyOptions extends MostSimilarOptions {
  /**
   * How words are combined: sums of directions, or products of similarities (`mostSimilarCosmul`); `3CosAdd`, unless
   * said.
   */
  readonly method?: '3CosAdd' | '3CosMul' | undefined;
}

/**
 * Returns the words that complete an analogy, the best first: for `'king - man + woman'`, what is to woman as king is
 * to man.
 *
 * Words are added and taken away as directions of length 1 (3CosAdd; Mikolov et al. 2013, Levy and Goldberg 2014), and
 * the analogy's own words are left out of the answers: `gensim`'s `most_similar(positive=['king', 'woman'],
 * negative=['man'])`. An expression may weigh its words, as in `'1.5 * good - bad'`, and do all else that {@link
 * evaluateExpression} does.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, `BAD_OPTION` for 3CosMul with numbers or an index; and
 * what `evaluateExpression` and `mostSimilar` throw
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(analogy(vectors, 'king - man + woman')[0]?.word); // queen
 * console.log(analogy(vectors, { plus: ['queen', 'man'], minus: ['woman'] })[0]?.word); // king
 * ```
 */
export function analogy(
  vectors: WordVectors,
  question: string | Analogy,
  { method = '3CosAdd', ...options }: AnalogyOptions = {},
): Neighbor[] {
  if (method === '3CosMul') return multiplied(vectors, question, options);
  if (typeof question !== 'string') {
    return mostSimilar(vectors, { positive: question.plus, negative: question.minus }, options);
  }
  const expression = parseExpression(question);
  const direction = toDirection(evaluateExpression(vectors, expression, { words: 'unit' }));
  const excluded = options.keepInputs ? new Set<number>() : rowsOf(vectors, wordsOfExpression(expression));
  return nearest(vectors, [{ direction, excluded }], options)[0]!;
}

function multiplied(vectors: WordVectors, question: string | Analogy, options: MostSimilarOptions): Neighbor[] {
  if (options.index) throw new FirthError('BAD_OPTION', '3CosMul compares with all words: it takes no index');
  if (typeof question === 'string') return mostSimilarCosmul(vectors, signedWords(parseExpression(question)), options);
  return mostSimilarCosmul(vectors, { positive: question.plus, negative: question.minus }, options);
}
