import { FirthError, type WordVectors } from '@firth/core';

/** How the words of a test set are found in a vocabulary. */
export interface MatchOptions {
  /**
   * Only the first so many words of the vocabulary count as known, and as answers; 300,000 unless said, as in gensim.
   */
  readonly restrictTo?: number | undefined;
  /**
   * Whether `Paris` is found as `paris`: words are compared in capitals, and of several the first in the vocabulary
   * counts. Yes, unless said.
   */
  readonly ignoreCase?: boolean | undefined;
}

/** The words of a vocabulary under the form in which they are compared. */
export interface WordMatcher {
  readonly restrictTo: number;
  /** Returns the form of `word` in which words are compared. */
  fold(word: string): string;
  /** Returns the row of the word whose form is `folded`. */
  rowOf(folded: string): number | undefined;
}

/**
 * Returns the matcher of the first words of a vocabulary.
 *
 * It is the `ok_vocab` of gensim's `evaluate_word_analogies` and `evaluate_word_pairs` (gensim/models/keyedvectors.py).
 */
export function matchWords(
  { vocabulary }: WordVectors,
  { restrictTo = 300_000, ignoreCase = true }: MatchOptions,
): WordMatcher {
  if (!Number.isInteger(restrictTo) || restrictTo < 1) {
    throw new FirthError('BAD_OPTION', `restrictTo must be a whole number from 1 on, received ${restrictTo}`);
  }
  const fold = (word: string): string => (ignoreCase ? word.toUpperCase() : word);
  const rows = new Map<string, number>();
  const known = Math.min(restrictTo, vocabulary.size);
  for (let row = 0; row < known; row++) {
    const folded = fold(vocabulary.tokenOf(row)!);
    if (!rows.has(folded)) rows.set(folded, row);
  }
  return { restrictTo, fold, rowOf: (folded) => rows.get(folded) };
}
