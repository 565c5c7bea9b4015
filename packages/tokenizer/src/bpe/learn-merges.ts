import { growArray } from '../bytes/grow-array.ts';
import { breathe } from '../training/breathe.ts';
import { createCandidateHeap } from './candidate-heap.ts';
import { createPairCounts } from './pair-counts.ts';
import { compareCodePoints, type TieBreak } from './tie-break.ts';
import type { TrainingWords } from './training-words.ts';

/** Tokens while they are learned: their texts by id, and the other way round. */
export interface GrowingVocabulary {
  readonly tokens: string[];
  readonly ids: Map<string, number>;
}

/** What decides which pair is merged next, and when to end. */
export interface MergeRules {
  readonly tieBreak: TieBreak;
  /** Ends when there are as many tokens. */
  readonly vocabularySize: number;
  readonly minFrequency: number;
  /** Tokens have fewer characters than this. */
  readonly maxTokenLength: number;
  /** What a merge does whose text is a token already: take its id, be a token of its own, or not be done. */
  readonly duplicates: 'reuse' | 'add' | 'skip';
  /** The text of two tokens joined. */
  join(left: string, right: string): string;
  /** Whether a text may be a token (default: any). */
  accepts?(text: string): boolean;
}

/** A merge of two tokens, by id. */
export interface LearnedMerge {
  readonly left: number;
  readonly right: number;
  readonly text: string;
  readonly count: number;
}

export interface LearnHooks {
  readonly signal?: AbortSignal | undefined;
  onMerge(merge: LearnedMerge): void;
  onProgress?(progress: { readonly fraction: number }): void;
}

/**
 * Merges the most frequent pair of neighbors in `words`, over and over, and adds the new tokens to `vocabulary`.
 *
 * The words that hold a pair are known, so a merge costs time in proportion to them. Candidates wait in a heap with the count that they
 * had when they were put there: counts that have grown since are put there again, and one that has shrunk goes back when its turn comes.
 *
 * @throws the signal's reason on abort
 */
export async function learnMerges(
  words: TrainingWords,
  { tokens, ids }: GrowingVocabulary,
  rules: MergeRules,
  hooks: LearnHooks,
): Promise<void> {
  const { tieBreak, minFrequency, vocabularySize, maxTokenLength, duplicates } = rules;
  const lengths: number[] = tokens.map(() => 1);
  const pairs = createPairCounts(words.pairs);
  words.countPairs(pairs);
  const heap = createCandidateHeap((a, b) =>
    tieBreak === 'shorter-then-lexicographic' ? compareCodePoints(textOf(a), textOf(b)) : 0,
  );
  for (let pair = 0; pair < pairs.size; pair++) pushCandidate(pair);

  /** The pairs that the merge under way has made more frequent, once each. */
  let touched = new Int32Array(1024);
  let touchedCount = 0;
  let touchedAt = new Int32Array(1024);
  let round = 0;

  const pause = breathe(hooks.signal);
  const firstSize = tokens.length;
  while (tokens.length < vocabularySize) {
    const top = heap.pop();
    if (!top || top.count < minFrequency) break;
    const { pair } = top;
    const count = pairs.countOf(pair);
    if (count < 1 || count < minFrequency) continue;
    if (count !== top.count || tieOf(pair) !== top.tie) {
      pushCandidate(pair);
      continue;
    }
    const text = textOf(pair);
    if ((duplicates === 'skip' && ids.has(text)) || rules.accepts?.(text) === false) {
      pairs.clear(pair, true);
      continue;
    }
    merge(pair, text, count);
    const waits = pause();
    if (waits) {
      hooks.onProgress?.({ fraction: (tokens.length - firstSize) / Math.max(1, vocabularySize - firstSize) });
      await waits;
    }
  }

  function textOf(pair: number): string {
    return rules.join(tokens[pairs.leftOf(pair)]!, tokens[pairs.rightOf(pair)]!);
  }

  function tieOf(pair: number): number {
    if (tieBreak === 'smaller-ids') return pairs.keyOf(pair);
    const left = pairs.leftOf(pair);
    const right = pairs.rightOf(pair);
    if (tieBreak === 'shorter-then-lexicographic') return lengths[left]! + lengths[right]!;
    const word = pairs.firstWord(pair, (candidate) => words.placeIn(candidate, left, right) < 0);
    return word < 0 ? 0 : words.placeIn(word, left, right);
  }

  function pushCandidate(pair: number): void {
    const count = pairs.countOf(pair);
    if (count > 0) heap.push(pair, count, tieOf(pair));
  }

  function merge(pair: number, text: string, count: number): void {
    const left = pairs.leftOf(pair);
    const right = pairs.rightOf(pair);
    const known = duplicates === 'reuse' ? ids.get(text) : undefined;
    const merged = known ?? tokens.length;
    if (known === undefined) {
      if (!ids.has(text)) ids.set(text, merged);
      tokens.push(text);
      lengths.push(lengths[left]! + lengths[right]!);
    }
    round++;
    touchedCount = 0;
    pairs.takeWords(pair, (word) => words.merge(word, left, right, merged, pairs, addPair));
    pairs.clear(pair);
    for (let i = 0; i < touchedCount; i++) pushCandidate(touched[i]!);
    hooks.onMerge({ left, right, text, count });
  }

  function addPair(left: number, right: number, count: number, word: number): void {
    if (lengths[left]! + lengths[right]! >= maxTokenLength) return;
    const pair = pairs.add(left, right, count, word);
    if (pair >= touchedAt.length) touchedAt = growArray(touchedAt, 2 * pair);
    if (touchedAt[pair] === round) return;
    touchedAt[pair] = round;
    if (touchedCount === touched.length) touched = growArray(touched, 2 * touchedCount);
    touched[touchedCount++] = pair;
  }
}
