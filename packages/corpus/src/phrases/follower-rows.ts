import type { TokenBatch } from '@firth/core';
import { createInterner, type Interner } from '@firth/kernel/scan';

/** The words with the ids from `start` to before `end`. */
export interface WordRange {
  readonly start: number;
  readonly end: number;
  /** How often they occur in all. */
  readonly words: number;
}

/** What follows the words of a range: an entry each time that something does, and the entries of a word in a row. */
export interface FollowerRows {
  readonly range: WordRange;
  /**
   * The entries: the id of the word that follows or, where connectors stand between, the number of different words plus the place in
   * `tails` of the ids of connectors and word.
   */
  readonly followers: Uint32Array;
  /** The row of the word `range.start + r` is `followers[starts[r]] … followers[ends[r] - 1]`. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly tails: Interner;
}

/** Returns empty rows in the memory `followers`, which has room for `range.words` entries; `counts` says how often each word occurs. */
export function emptyRows(range: WordRange, counts: Float64Array, followers: Uint32Array): FollowerRows {
  const starts = new Float64Array(range.end - range.start);
  let used = 0;
  for (let row = 0; row < starts.length; row++) {
    starts[row] = used;
    used += counts[range.start + row]!;
  }
  return { range, followers, starts, ends: starts.slice(), tails: createInterner() };
}

/** No word has this id. */
const none = 0xffff_ffff;

/**
 * Adds what follows the words of the range in the sentences of `batch`. The words that `isConnector` marks neither follow nor are followed:
 * they only stand between.
 */
export function addFollowers(rows: FollowerRows, batch: TokenBatch, isConnector: Uint8Array): void {
  const { range, followers, ends, tails } = rows;
  const { ids, starts } = batch;
  for (let s = 0; s + 1 < starts.length; s++) {
    let first = none;
    /** The ids of the connectors since `first`, each with a blank behind it. */
    let between = '';
    for (let i = starts[s]!; i < starts[s + 1]!; i++) {
      const id = ids[i]!;
      const isWanted = first >= range.start && first < range.end;
      if (isConnector[id] === 1) {
        if (isWanted) between += `${id} `;
        continue;
      }
      if (isWanted) {
        const entry = between === '' ? id : isConnector.length + tails.add(between + id);
        followers[ends[first - range.start]!++] = entry;
      }
      first = id;
      between = '';
    }
  }
}

/** Returns the ids that `entry` stands for: of the connectors, and of the word that follows. */
export function tailOf({ tails }: FollowerRows, entry: number, differentWords: number): number[] {
  return entry < differentWords
    ? [entry]
    : tails
        .wordOf(entry - differentWords)
        .split(' ')
        .map(Number);
}
