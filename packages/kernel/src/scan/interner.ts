import type { Lexicon } from './lexicon.ts';

/** A {@link Lexicon} that grows by words that are strings already. */
export interface Interner extends Lexicon {
  /** Counts one more `word` and returns its id: that of its first appearance, or else the next one. */
  add(word: string): number;
}

/**
 * Returns an empty {@link Interner}.
 *
 * @example
 * ```ts
 * const interner = createInterner();
 * console.log(['to', 'be', 'or', 'not', 'to', 'be'].map(interner.add)); // [ 0, 1, 2, 3, 0, 1 ]
 * console.log(interner.counts()); // Float64Array(4) [ 2, 2, 1, 1 ]
 * ```
 */
export function createInterner(): Interner {
  const ids = new Map<string, number>();
  const words: string[] = [];
  const counts: number[] = [];
  return {
    get size() {
      return words.length;
    },
    add(word) {
      let id = ids.get(word);
      if (id === undefined) {
        id = words.push(word) - 1;
        ids.set(word, id);
        counts.push(0);
      }
      counts[id]!++;
      return id;
    },
    counts: () => Float64Array.from(counts),
    wordOf: (id) => words[id]!,
  };
}
