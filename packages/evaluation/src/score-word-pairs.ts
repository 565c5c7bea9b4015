import type { WordVectors } from '@firth/core';
import { similarity } from '@firth/vectors';
import { type MatchOptions, matchWords } from './matching.ts';
import type { WordPair } from './read-word-pairs.ts';

export interface ScoreOptions extends MatchOptions {
  /** Whether a word outside the vocabulary takes the vector that the model makes of its pieces; not, unless said. */
  readonly subwords?: boolean | undefined;
}

/** A pair with the similarity that vectors give it: `undefined` where a word is unknown. */
export interface ScoredPair extends WordPair {
  readonly similarity: number | undefined;
}

/**
 * Returns every pair with the cosine of its words: what `evaluateWordPairs` and `compareWordPairs` correlate.
 *
 * @throws FirthError `NON_FINITE` for a vector that holds NaN, `BAD_OPTION` for a bad restriction
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen']);
 * const vectors = createWordVectors(words, { rows: 2, columns: 2, data: Float32Array.of(2, 1, 2, 0) });
 * const pairs = readWordPairs('king queen 8.5\nking elf 2');
 * console.log(scoreWordPairs(vectors, pairs).map(({ similarity }) => similarity?.toFixed(3))); // [ '0.894', undefined ]
 * ```
 */
export function scoreWordPairs(
  vectors: WordVectors,
  pairs: readonly WordPair[],
  options: ScoreOptions = {},
): ScoredPair[] {
  const matcher = matchWords(vectors, options);
  const known = (word: string): string | undefined => {
    const row = matcher.rowOf(matcher.fold(word));
    if (row !== undefined) return vectors.vocabulary.tokenOf(row);
    return options.subwords && vectors.vectorOf(word) ? word : undefined;
  };
  return pairs.map((pair) => {
    const [a, b] = [known(pair.first), known(pair.second)];
    const isKnown = a !== undefined && b !== undefined;
    return { ...pair, similarity: isKnown ? similarity(vectors, a, b) : undefined };
  });
}
