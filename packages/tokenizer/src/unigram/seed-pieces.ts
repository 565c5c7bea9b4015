import { compareCodePoints } from '../bpe/tie-break.ts';
import type { WordCounts } from '../training/word-counts.ts';

/** A piece and how good it seems: a count at first, a logarithm of a probability later. */
export type ScoredPiece = readonly [piece: string, score: number];

/** Behind the last character of a word that nothing follows. */
const endMark = '\0';

export interface SubstringOptions {
  /** Characters of a substring at most. */
  readonly maxLength: number;
  /** How often a word counts. */
  weightOf(count: number): number;
  /** Is told of the rest of a word without its last character, and how often it stands before that character. */
  onEnd?(text: string, occurrences: number): void;
}

/**
 * Returns the substrings of two or more characters that stand in words at least twice and are followed by different characters, with their
 * occurrences × length: the inner nodes of a suffix tree, children before their parent and else in the order of code points.
 *
 * SentencePiece finds them with a suffix array (`Trainer::MakeSeedSentencePieces` in unigram_model_trainer.cc). Words are short, so suffixes cut
 * to the longest substring and its follower are sorted instead, each different one once. A word may end with `\0`, or with whatever
 * follows it in its text.
 */
export function repeatedSubstrings(
  words: WordCounts,
  { maxLength, weightOf, onEnd }: SubstringOptions,
): [string, number][] {
  const weights = new Map<string, number>();
  /** The suffixes that are not cut: they have a last character. */
  const whole = new Set<string>();
  let hasAstral = false;
  for (const [word, count] of words) {
    const weight = weightOf(count);
    const starts = characterStarts(word);
    hasAstral ||= starts.length <= word.length;
    for (let i = 0; i + 1 < starts.length; i++) {
      const suffix = word.slice(starts[i], starts[Math.min(i + maxLength + 1, starts.length - 1)]);
      weights.set(suffix, (weights.get(suffix) ?? 0) + weight);
      if (onEnd && i + maxLength + 1 >= starts.length - 1) whole.add(suffix);
    }
  }
  for (const suffix of whole) onEnd?.(withoutLast(suffix), weights.get(suffix)!);
  const suffixes = [...weights.keys()];
  // The default order is that of UTF-16, and many times faster; it is the same where all characters have one unit.
  if (hasAstral) suffixes.sort(compareCodePoints);
  else suffixes.sort();
  const before = new Float64Array(suffixes.length + 1);
  for (const [i, suffix] of suffixes.entries()) before[i + 1] = before[i]! + weights.get(suffix)!;
  return branchingPrefixes(suffixes, before, maxLength);
}

function withoutLast(text: string): string {
  return text.slice(0, characterStarts(text).at(-2));
}

/** Where each character of a word begins, and where the last one ends. */
function characterStarts(word: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < word.length; at += word.codePointAt(at)! < 0x10000 ? 1 : 2) starts.push(at);
  starts.push(word.length);
  return starts;
}

/**
 * The prefixes of two or more characters that sorted suffixes share and that go on in different ways, with their occurrences × length.
 *
 * @param before the weight of all suffixes before each
 */
function branchingPrefixes(suffixes: readonly string[], before: Float64Array, maxLength: number): [string, number][] {
  const found: [string, number][] = [];
  // The open prefixes: each ends where neighbors part, and began at the suffix of that place.
  const open: { readonly length: number; readonly start: number }[] = [];
  /** Ends the open prefixes that are longer than `length`, behind suffix `last`; returns where the longest of them began. */
  const close = (length: number, last: number): number => {
    let start = last;
    while (open.length > 0 && open.at(-1)!.length > length) {
      const top = open.pop()!;
      start = top.start;
      const text = suffixes[last]!.slice(0, top.length);
      const characters = characterStarts(text).length - 1;
      if (characters >= 2 && characters <= maxLength && !text.includes(endMark))
        found.push([text, (before[last + 1]! - before[start]!) * characters]);
    }
    return start;
  };
  for (let i = 0; i + 1 < suffixes.length; i++) {
    const shared = sharedLength(suffixes[i]!, suffixes[i + 1]!);
    const start = close(shared, i);
    if (shared > (open.at(-1)?.length ?? 0)) open.push({ length: shared, start });
  }
  if (suffixes.length > 0) close(0, suffixes.length - 1);
  return found;
}

/** The UTF-16 units that two texts begin with in common, whole characters only. */
function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length > 0 && (a.charCodeAt(length - 1) & 0xfc00) === 0xd800 ? length - 1 : length;
}
