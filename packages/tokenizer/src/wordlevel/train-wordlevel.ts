import { FirthError } from '@firth/core';
import { compareCodePoints } from '../bpe/tie-break.ts';
import type { WordCounts } from '../training/word-counts.ts';
import { type WordLevelModel, wordLevelModel } from './wordlevel-model.ts';

export interface TrainWordLevelOptions {
  readonly vocabularySize: number;
  readonly minFrequency?: number | undefined;
  readonly specialTokens?: readonly string[] | undefined;
  /** Default `[UNK]`. */
  readonly unknownToken?: string | undefined;
}

export interface TrainedWordLevel {
  readonly ids: ReadonlyMap<string, number>;
  readonly model: WordLevelModel;
}

/**
 * Returns the vocabulary of the most frequent words, behind the special tokens; of equally frequent ones that of the smaller code points
 * goes first.
 *
 * @throws FirthError `EMPTY_VOCABULARY` where there are no words
 * @example
 * ```ts
 * const { ids } = trainWordLevel(new Map([['king', 2], ['the', 9]]), { vocabularySize: 3, specialTokens: ['[UNK]'] });
 * console.log([...ids.keys()]); // [ '[UNK]', 'the', 'king' ]
 * ```
 */
export function trainWordLevel(words: WordCounts, options: TrainWordLevelOptions): TrainedWordLevel {
  const { vocabularySize, minFrequency = 0, specialTokens = [], unknownToken = '[UNK]' } = options;
  if (words.size === 0) throw new FirthError('EMPTY_VOCABULARY', 'there are no words to train on');
  const ids = new Map(specialTokens.map((token, id) => [token, id]));
  const sorted = [...words]
    .filter(([, count]) => count >= minFrequency)
    .sort(([a, m], [b, n]) => n - m || compareCodePoints(a, b));
  for (const [word] of sorted) {
    if (ids.size >= vocabularySize) break;
    if (!ids.has(word)) ids.set(word, ids.size);
  }
  return { ids, model: wordLevelModel({ ids, unknownToken }) };
}
