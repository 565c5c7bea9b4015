import type { TrainedMerge } from '@firth/tokenizer/bpe';

/** A word, as the symbols that it is written with so far, and how often it occurs. */
export interface SplitWord {
  readonly symbols: readonly string[];
  readonly count: number;
}

/** Two symbols that stand side by side, and how often. */
export interface CountedPair {
  readonly left: string;
  readonly right: string;
  readonly count: number;
}

/** Where a training of BPE stands between two merges. */
export interface TrainingMoment {
  readonly words: readonly SplitWord[];
  /** The most frequent first, of equally frequent ones the first seen. */
  readonly pairs: readonly CountedPair[];
}

/** Returns where a training on `words` stands after `merges`. */
export function replayTraining(
  words: ReadonlyMap<string, number>,
  merges: readonly Pick<TrainedMerge, 'left' | 'right'>[],
): TrainingMoment {
  const split = [...words].map(([word, count]) => ({ symbols: merges.reduce(join, [...word]), count }));
  return { words: split, pairs: countPairs(split) };
}

function join(symbols: readonly string[], { left, right }: Pick<TrainedMerge, 'left' | 'right'>): string[] {
  const joined: string[] = [];
  for (let i = 0; i < symbols.length; i++) {
    const isPair = symbols[i] === left && symbols[i + 1] === right;
    joined.push(isPair ? left + right : symbols[i]!);
    if (isPair) i++;
  }
  return joined;
}

function countPairs(words: readonly SplitWord[]): CountedPair[] {
  const pairs = new Map<string, { left: string; right: string; count: number }>();
  for (const { symbols, count } of words) {
    for (const [i, right] of symbols.slice(1).entries()) {
      const left = symbols[i]!;
      const key = `${left}\u0000${right}`;
      const known = pairs.get(key);
      if (known) known.count += count;
      else pairs.set(key, { left, right, count });
    }
  }
  return [...pairs.values()].sort((a, b) => b.count - a.count);
}
