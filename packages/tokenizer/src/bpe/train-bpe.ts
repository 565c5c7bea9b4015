import { FirthError } from '@firth/core';
import { type AlphabetOptions, alphabetOf } from '../training/alphabet.ts';
import type { WordCounts } from '../training/word-counts.ts';
import { type BPEModel, bpeModel } from './bpe-model.ts';
import { learnMerges } from './learn-merges.ts';
import { createSymbolIds } from './symbol-ids.ts';
import type { TieBreak } from './tie-break.ts';
import { createTrainingWords } from './training-words.ts';

/** One merge of a training run. */
export interface TrainedMerge {
  readonly left: string;
  readonly right: string;
  readonly merged: string;
  /** Occurrences of the pair before it was merged. */
  readonly count: number;
  /** Tokens in the vocabulary after it. */
  readonly vocabularySize: number;
}

export interface TrainBPEOptions extends AlphabetOptions {
  /** Tokens at most, special tokens and alphabet included. */
  readonly vocabularySize: number;
  /** Pairs that occur less often are not merged (default 0: any that occurs). */
  readonly minFrequency?: number | undefined;
  readonly specialTokens?: readonly string[] | undefined;
  /** Default `smaller-ids`. */
  readonly tieBreak?: TieBreak | undefined;
  readonly continuingSubwordPrefix?: string | undefined;
  readonly endOfWordSuffix?: string | undefined;
  /** Tokens are shorter than this many characters (as Hugging Face's `max_token_length`). */
  readonly maxTokenLength?: number | undefined;
  /** Whether a merge whose text is a token already takes its id (default true; minbpe gives a new one). */
  readonly reuseTokens?: boolean | undefined;
  readonly unknownToken?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told every merge: the trace of the training. */
  onMerge?(merge: TrainedMerge): void;
  onProgress?(progress: { readonly fraction: number }): void;
}

export interface TrainedBPE {
  readonly ids: ReadonlyMap<string, number>;
  readonly merges: readonly (readonly [string, string])[];
  readonly model: BPEModel;
}

/**
 * Returns the BPE learned from words and their counts (Sennrich et al. 2016): the most frequent pair of neighbors is merged, over and
 * over. The same counts in the same order give the same merges. *
 * @throws FirthError `EMPTY_VOCABULARY` where there are no words; `BAD_OPTION`; the signal's reason on abort
 * @example
 * ```ts
 * const counts = new Map([['low', 5], ['lower', 2], ['newest', 3], ['widest', 1]]);
 * const { merges } = await trainBPE(counts, { vocabularySize: 13, tieBreak: 'shorter-then-lexicographic' });
 * console.log(merges[0]); // [ 'l', 'o' ]
 * ```
 */
export async function trainBPE(words: WordCounts, options: TrainBPEOptions): Promise<TrainedBPE> {
  const { vocabularySize, specialTokens = [], tieBreak = 'smaller-ids' } = options;
  const { continuingSubwordPrefix: prefix, endOfWordSuffix, unknownToken } = options;
  if (words.size === 0) throw new FirthError('EMPTY_VOCABULARY', 'there are no words to train on');
  if (!(Number.isInteger(vocabularySize) && vocabularySize > 0 && vocabularySize <= 2 ** 26))
    throw new FirthError('BAD_OPTION', `vocabularySize is ${vocabularySize}; it must be an integer from 1 to 2^26`);

  const tokens: string[] = [];
  const ids = new Map<string, number>();
  const idOf = (token: string): number => {
    const known = ids.get(token);
    if (known !== undefined) return known;
    ids.set(token, tokens.length);
    return tokens.push(token) - 1;
  };
  for (const token of specialTokens) idOf(token);
  const alphabet = new Set(alphabetOf(words, options));
  for (const char of alphabet) idOf(char);

  const symbols = createTrainingWords(words, createSymbolIds(alphabet, idOf, options), tieBreak === 'first-seen');
  const merges: [string, string][] = [];
  const rules = {
    tieBreak,
    vocabularySize,
    minFrequency: options.minFrequency ?? 0,
    maxTokenLength: options.maxTokenLength ?? Infinity,
    duplicates: options.reuseTokens === false ? 'add' : 'reuse',
    join: (left: string, right: string) =>
      left + (prefix && right.startsWith(prefix) ? right.slice(prefix.length) : right),
  } as const;
  await learnMerges(symbols, { tokens, ids }, rules, {
    signal: options.signal,
    onProgress: (progress) => options.onProgress?.(progress),
    onMerge({ left, right, text: merged, count }) {
      merges.push([tokens[left]!, tokens[right]!]);
      options.onMerge?.({ left: tokens[left]!, right: tokens[right]!, merged, count, vocabularySize: tokens.length });
    },
  });
  return {
    ids,
    merges,
    model: bpeModel({ ids, merges, unknownToken, continuingSubwordPrefix: prefix, endOfWordSuffix }),
  };
}
