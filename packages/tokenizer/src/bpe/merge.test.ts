import { describe, expect, it } from 'vitest';
import { createSymbols, type MergeRules, mergeSymbols, pushSymbol } from './merge.ts';

/** Symbols are numbers up to 50; two neighbors join to their sum where the rule's table has it. */
function rulesOf(seed: number): MergeRules {
  const rankOf = (left: number, right: number): number => {
    const sum = left + right;
    const hash = (Math.imul(sum, 2654435761) ^ Math.imul(seed, 40503)) >>> 0;
    return sum <= 50 && hash % 3 !== 0 ? hash % 97 : -1;
  };
  return { rankOf, idOf: (_rank, start, end) => end - start };
}

/** What BPE means, word by word: the least rank, the leftmost, again and again. */
function mergeNaively(ids: readonly number[], { rankOf }: MergeRules): number[] {
  const left = [...ids];
  for (;;) {
    let best = -1;
    let bestRank = Infinity;
    for (let i = 0; i + 1 < left.length; i++) {
      const rank = rankOf(left[i]!, left[i + 1]!, 0, 0, 0);
      if (rank >= 0 && rank < bestRank) [best, bestRank] = [i, rank];
    }
    if (best < 0) return left;
    left.splice(best, 2, left[best]! + left[best + 1]!);
  }
}

describe('mergeSymbols', () => {
  it.each([3, 20, 48, 49, 200, 1000])('joins %d symbols as the definition does, by scan or by queues', (count) => {
    for (let seed = 1; seed <= 20; seed++) {
      const rules = rulesOf(seed);
      const symbols = createSymbols(2);
      for (let i = 0; i < count; i++) pushSymbol(symbols, 1, i, i + 1);
      mergeSymbols(symbols, rules);
      expect(Array.from(symbols.ids.subarray(0, symbols.count))).toEqual(mergeNaively(new Array(count).fill(1), rules));
    }
  });

  it('keeps what each symbol spans', () => {
    const symbols = createSymbols();
    for (let i = 0; i < 3; i++) pushSymbol(symbols, 1, 2 * i, 2 * i + 2);
    mergeSymbols(symbols, { rankOf: (left, right) => (left === 1 && right === 1 ? 0 : -1), idOf: () => 2 });
    expect(symbols.count).toBe(2);
    expect([...symbols.starts.subarray(0, 2), ...symbols.ends.subarray(0, 2)]).toEqual([0, 4, 4, 6]);
  });
});
