import type { WordCounts } from '../training/word-counts.ts';

/** Two neighboring characters and how often they occur. */
export interface PairCount {
  readonly left: string;
  readonly right: string;
  readonly count: number;
}

/**
 * Returns how often each pair of characters stands side by side in words with their counts, the most frequent first and of equally frequent
 * ones the first seen: what BPE chooses its first merge from.
 *
 * @example
 * ```ts
 * const [first] = countPairs(new Map([['low', 5], ['lower', 2]]));
 * console.log(first); // { left: 'l', right: 'o', count: 7 }
 * ```
 */
export function countPairs(words: WordCounts): PairCount[] {
  const pairs = new Map<string, { left: string; right: string; count: number }>();
  for (const [word, times] of words) {
    const chars = [...word];
    for (let i = 0; i + 1 < chars.length; i++) {
      const [left, right] = [chars[i]!, chars[i + 1]!];
      const known = pairs.get(left + right);
      if (known) known.count += times;
      else pairs.set(left + right, { left, right, count: times });
    }
  }
  return [...pairs.values()].sort((a, b) => b.count - a.count);
}
