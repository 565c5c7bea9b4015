import { FirthError } from '@firth/core';
import { type AlphabetOptions, alphabetOf } from '../training/alphabet.ts';
import { breathe } from '../training/breathe.ts';
import type { WordCounts } from '../training/word-counts.ts';
import { type BPEModel, bpeModel } from './bpe-model.ts';
import { createCandidateHeap } from './candidate-heap.ts';
import { createPairCounts } from './pair-counts.ts';
import type { Candidate, TieBreak } from './tie-break.ts';
import { createTrainingWords, type TrainingWords } from './training-words.ts';

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
 * Returns the BPE learned from words and their counts (Sennrich et al. 2016): the most frequent pair of neighbours is merged, over and
 * over. The same counts in the same order give the same merges.
 *
 * Words keep their symbols in one array, and each pair knows its words, so a merge costs time in proportion to the words that hold it.
 *
 * @throws FirthError `EMPTY_VOCABULARY` where there are no words; `BAD_OPTION`; the signal's reason on abort
 * @example
 * ```ts
 * const counts = new Map([['low', 5], ['lower', 2], ['newest', 3], ['widest', 1]]);
 * const { merges } = await trainBPE(counts, { vocabularySize: 13, tieBreak: 'shorter-then-lexicographic' });
 * console.log(merges[0]); // [ 'l', 'o' ]
 * ```
 */
export async function trainBPE(words: WordCounts, options: TrainBPEOptions): Promise<TrainedBPE> {
  const {
    vocabularySize,
    minFrequency = 0,
    specialTokens = [],
    tieBreak = 'smaller-ids',
    continuingSubwordPrefix: prefix = '',
  } = options;
  const { maxTokenLength = Infinity, reuseTokens = true, signal } = options;
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
  const corpus = createTrainingWords(words, alphabet, idOf, options);
  const lengths: number[] = tokens.map((token) => (alphabet.has(token) ? 1 : corpus.lengthOf(token)));

  const pairs = createPairCounts();
  corpus.forEachPair((left, right, count, word) => pairs.add(left, right, count, word));
  const heap = createCandidateHeap();
  for (let pair = 0; pair < pairs.size; pair++) heap.push(candidateOf(pair));

  const merges: [string, string][] = [];
  const pause = breathe(signal);
  const firstSize = tokens.length;
  while (tokens.length < vocabularySize) {
    const top = heap.pop();
    if (!top || (top.count < minFrequency && pairs.counts[top.pair]! < minFrequency)) break;
    const current = candidateOf(top.pair);
    if (current.count < 1 || current.count < minFrequency) continue;
    if (current.count !== top.count || current.tie !== top.tie) {
      heap.push(current);
      continue;
    }
    merge(current);
    const waits = pause();
    if (waits) {
      options.onProgress?.({ fraction: (tokens.length - firstSize) / Math.max(1, vocabularySize - firstSize) });
      await waits;
    }
  }
  const { unknownToken, endOfWordSuffix } = options;
  const model = bpeModel({
    ids,
    merges,
    unknownToken,
    continuingSubwordPrefix: options.continuingSubwordPrefix,
    endOfWordSuffix,
  });
  return { ids, merges, model };

  function candidateOf(pair: number): Candidate {
    const left = pairs.lefts[pair]!;
    const right = pairs.rights[pair]!;
    const count = pairs.counts[pair]!;
    if (tieBreak === 'smaller-ids') return { pair, count, tie: left * 2 ** 26 + right, text: '' };
    if (tieBreak === 'first-seen')
      return { pair, count, tie: count > 0 ? firstPlace(pair, left, right, corpus) : 0, text: '' };
    const text = joined(left, right);
    return { pair, count, tie: lengths[left]! + lengths[right]!, text };
  }

  function firstPlace(pair: number, left: number, right: number, { placeIn }: TrainingWords): number {
    const word = pairs.firstWord(pair, (candidate) => placeIn(candidate, left, right) < 0);
    return word < 0 ? 0 : placeIn(word, left, right);
  }

  function joined(left: number, right: number): string {
    return tokens[left]! + tokens[right]!.slice(tokens[right]!.startsWith(prefix) ? prefix.length : 0);
  }

  function merge({ pair, count }: Candidate): void {
    const left = pairs.lefts[pair]!;
    const right = pairs.rights[pair]!;
    const text = joined(left, right);
    const known = reuseTokens ? ids.get(text) : undefined;
    const merged = known ?? tokens.length;
    if (known === undefined) {
      if (!ids.has(text)) ids.set(text, merged);
      tokens.push(text);
      lengths.push(lengths[left]! + lengths[right]!);
    }
    const touched = new Set<number>();
    const isAllowed = (a: number, b: number): boolean => lengths[a]! + lengths[b]! < maxTokenLength;
    pairs.forEachWord(pair, (word) => {
      corpus.merge(word, left, right, merged, {
        remove: (a, b, times) => pairs.subtract(a, b, times),
        add(a, b, times) {
          if (isAllowed(a, b)) touched.add(pairs.add(a, b, times, word));
        },
      });
      return true;
    });
    pairs.counts[pair] = 0;
    for (const other of touched) if (pairs.counts[other]! > 0) heap.push(candidateOf(other));
    merges.push([tokens[left]!, tokens[right]!]);
    options.onMerge?.({
      left: tokens[left]!,
      right: tokens[right]!,
      merged: text,
      count,
      vocabularySize: tokens.length,
    });
  }
}
