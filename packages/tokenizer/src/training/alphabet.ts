import { compareCodePoints } from '../bpe/tie-break.ts';
import type { WordCounts } from './word-counts.ts';

export interface AlphabetOptions {
  /** Characters that are kept in any case, such as the 256 of the byte alphabet. */
  readonly initialAlphabet?: Iterable<string> | undefined;
  /** The rarest characters beyond this many are dropped. */
  readonly limitAlphabet?: number | undefined;
}

/** Returns the characters of words, in the order of their code points; of equally rare ones the greater code point is dropped first. */
export function alphabetOf(
  words: WordCounts,
  { initialAlphabet = [], limitAlphabet = Infinity }: AlphabetOptions,
): string[] {
  const counts = new Map<string, number>();
  for (const [word, count] of words) for (const char of word) counts.set(char, (counts.get(char) ?? 0) + count);
  for (const char of initialAlphabet) counts.set(char, Infinity);
  const chars = [...counts].sort(([a, m], [b, n]) => (m === n ? compareCodePoints(a, b) : n - m)).map(([char]) => char);
  return chars.slice(0, limitAlphabet).sort(compareCodePoints);
}
