import type { WordVectors } from '@firth/core';
import { type MostSimilarOptions, mostSimilar, type Neighbor } from './most-similar.ts';
import { parseAnalogy } from './parse-analogy.ts';

/** The words of an analogy with their signs: king − man + woman is `{ plus: ['king', 'woman'], minus: ['man'] }`. */
export interface Analogy {
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

/**
 * Returns the words that complete an analogy, the best first: for `'king - man + woman'`, what is to woman as king is to man.
 *
 * Words are added and taken away as directions of length 1 (3CosAdd; Mikolov et al. 2013, Levy and Goldberg 2014), and the analogy's
 * own words are left out of the answers: `gensim`'s `most_similar(positive=['king', 'woman'], negative=['man'])`.
 * Signs stand apart from the words, so that `vis-à-vis` is one word; `−` (U+2212) is a minus too.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, `BAD_OPTION` for an expression that does not parse
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
  options: MostSimilarOptions = {},
): Neighbor[] {
  const { plus, minus } = typeof question === 'string' ? parseAnalogy(question) : question;
  return mostSimilar(vectors, { positive: plus, negative: minus }, options);
}
