import type { WordCounts } from '../training/word-counts.ts';

/** Is told how the pairs of a word change. */
export interface PairChanges {
  remove(left: number, right: number, count: number): void;
  add(left: number, right: number, count: number): void;
}

/** Different words, each a run of symbols in one array, that grow shorter as symbols are merged. */
export interface TrainingWords {
  forEachPair(visit: (left: number, right: number, count: number, word: number) => void): void;
  /** Merges the pair wherever it stands in a word, from left to right. */
  merge(word: number, left: number, right: number, merged: number, changes: PairChanges): void;
  /** The first place of the pair in a word, counted over all words before any merge; or -1. */
  readonly placeIn: (word: number, left: number, right: number) => number;
  /** Characters of a symbol that words begin with: prefix and suffix do not count. */
  lengthOf(token: string): number;
}

export interface SymbolOptions {
  readonly continuingSubwordPrefix?: string | undefined;
  readonly endOfWordSuffix?: string | undefined;
}

/** Returns the words as symbols; a character that is not in the alphabet is left out. */
export function createTrainingWords(
  words: WordCounts,
  alphabet: ReadonlySet<string>,
  idOf: (token: string) => number,
  { continuingSubwordPrefix: prefix = '', endOfWordSuffix: suffix = '' }: SymbolOptions,
): TrainingWords {
  const symbols: number[] = [];
  const starts = new Uint32Array(words.size + 1);
  const counts = new Float64Array(words.size);
  let word = 0;
  for (const [text, count] of words) {
    starts[word] = symbols.length;
    counts[word++] = count;
    const chars = [...text];
    for (const [index, char] of chars.entries())
      if (alphabet.has(char))
        symbols.push(idOf((index > 0 ? prefix : '') + char + (index === chars.length - 1 ? suffix : '')));
  }
  starts[word] = symbols.length;
  const flat = Int32Array.from(symbols);
  const ends = starts.slice(1);
  // Where each symbol began: merges move symbols, and places must not.
  const places = Uint32Array.from(flat, (_, at) => at);

  return {
    forEachPair(visit) {
      for (let w = 0; w < counts.length; w++)
        for (let at = starts[w]!; at + 1 < ends[w]!; at++) visit(flat[at]!, flat[at + 1]!, counts[w]!, w);
    },
    merge(w, left, right, merged, changes) {
      const start = starts[w]!;
      const end = ends[w]!;
      const count = counts[w]!;
      let kept = start;
      for (let at = start; at < end; at++) {
        if (flat[at] !== left || at + 1 >= end || flat[at + 1] !== right) {
          places[kept] = places[at]!;
          flat[kept++] = flat[at]!;
          continue;
        }
        if (kept > start) {
          changes.remove(flat[kept - 1]!, left, count);
          changes.add(flat[kept - 1]!, merged, count);
        }
        if (at + 2 < end) {
          changes.remove(right, flat[at + 2]!, count);
          changes.add(merged, flat[at + 2]!, count);
        }
        places[kept] = places[at]!;
        flat[kept++] = merged;
        at++;
      }
      ends[w] = kept;
    },
    placeIn(w, left, right) {
      for (let at = starts[w]!; at + 1 < ends[w]!; at++)
        if (flat[at] === left && flat[at + 1] === right) return places[at]!;
      return -1;
    },
    lengthOf: (token) =>
      [...token].length -
      (token.startsWith(prefix) ? [...prefix].length : 0) -
      (token.endsWith(suffix) ? [...suffix].length : 0),
  };
}
