import type { WordCounts } from '../training/word-counts.ts';
import type { PairCounts } from './pair-counts.ts';
import { firstInWord, lastInWord, type SymbolIds } from './symbol-ids.ts';

/** Different words, each a run of symbols in one array, that grow shorter as symbols are merged. */
export interface TrainingWords {
  /** Pairs of neighbors in all words, at first. */
  readonly pairs: number;
  /** Adds every pair of neighbors to `pairs`. */
  countPairs(pairs: PairCounts): void;
  /** Merges the pair wherever it stands in a word, from left to right; `onNew` is told the pairs that come of it. */
  merge(word: number, left: number, right: number, merged: number, pairs: PairCounts, onNew: OnNewPair): void;
  /** The first place of the pair in a word, counted over all words before any merge; or -1. */
  placeIn(word: number, left: number, right: number): number;
}

/** Is told of `count` occurrences of a pair in a word. */
export type OnNewPair = (left: number, right: number, count: number, word: number) => void;

/**
 * Returns the words as symbols; a character that has no symbol is left out.
 *
 * @param keepsPlaces whether `placeIn` will be asked
 */
export function createTrainingWords(words: WordCounts, idOf: SymbolIds, keepsPlaces: boolean): TrainingWords {
  const starts = new Uint32Array(words.size + 1);
  const counts = new Float64Array(words.size);
  let units = 0;
  for (const text of words.keys()) units += text.length;
  const symbols = new Int32Array(units);
  let length = 0;
  let word = 0;
  for (const [text, count] of words) {
    starts[word] = length;
    counts[word++] = count;
    for (let at = 0; at < text.length; ) {
      const codePoint = text.codePointAt(at)!;
      const next = at + (codePoint < 0x10000 ? 1 : 2);
      const id = idOf(codePoint, (at === 0 ? firstInWord : 0) | (next === text.length ? lastInWord : 0));
      if (id >= 0) symbols[length++] = id;
      at = next;
    }
  }
  starts[word] = length;
  const ends = starts.slice(1);
  // Where each symbol began: merges move symbols, and places must not.
  const places = new Uint32Array(keepsPlaces ? length : 0);
  for (let at = 0; at < places.length; at++) places[at] = at;

  return {
    pairs: Math.max(0, length - words.size),
    countPairs(pairs) {
      for (let w = 0; w < counts.length; w++)
        for (let at = starts[w]!; at + 1 < ends[w]!; at++) pairs.add(symbols[at]!, symbols[at + 1]!, counts[w]!, w);
    },
    merge(w, left, right, merged, pairs, onNew) {
      const start = starts[w]!;
      const end = ends[w]!;
      const count = counts[w]!;
      let kept = start;
      for (let at = start; at < end; at++, kept++) {
        if (keepsPlaces) places[kept] = places[at]!;
        if (symbols[at] !== left || at + 1 >= end || symbols[at + 1] !== right) {
          symbols[kept] = symbols[at]!;
          continue;
        }
        if (kept > start) {
          pairs.subtract(symbols[kept - 1]!, left, count);
          onNew(symbols[kept - 1]!, merged, count, w);
        }
        if (at + 2 < end) {
          pairs.subtract(right, symbols[at + 2]!, count);
          onNew(merged, symbols[at + 2]!, count, w);
        }
        symbols[kept] = merged;
        at++;
      }
      ends[w] = kept;
    },
    placeIn(w, left, right) {
      for (let at = starts[w]!; at + 1 < ends[w]!; at++)
        if (symbols[at] === left && symbols[at + 1] === right) return places[at]!;
      return -1;
    },
  };
}
