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
 * analogy(vectors, 'king - man + woman', { count: 1 }); // [{ word: 'queen', similarity: 0.77 }]
 * analogy(vectors, { plus: ['paris', 'italy'], minus: ['france'] });
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
