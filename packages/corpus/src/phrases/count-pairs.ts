import type { TokenBatch } from '@firth/core';
import { sharedUint32 } from '../shared-uint32.ts';
import { addFollowers, emptyRows, type FollowerRows, tailOf, type WordRange } from './follower-rows.ts';

/** A text whose pairs of words are to be counted. */
export interface PairText {
  readonly batches: readonly TokenBatch[];
  /** For each id how often it occurs. */
  readonly counts: Float64Array;
  /** For each id 1 where the word is of no pair, but may stand between the two of one. */
  readonly isConnector: Uint8Array;
}

/** Two words in a row. */
export interface Pair {
  /** Their ids, with those of the connectors that stand between. */
  readonly ids: readonly number[];
  readonly count: number;
}

export interface PairSearch {
  /** Pairs that occur less often are not passed on. */
  readonly minCount: number;
  /** How many followers of words are gathered at a time: more take more memory, fewer more readings of the ids. */
  readonly mostFollowers: number;
  onPair(pair: Pair): void;
  /** Waited for now and then. */
  pause(): Promise<void>;
}

/**
 * Passes the pairs of `text` that are frequent enough to `onPair`, and returns how many different ones there are, rare ones too.
 *
 * All counts are exact. word2phrase.c and gensim keep every pair in a table, and forget rare ones where it outgrows a limit (`min_reduce`).
 * Here is no such table: what follows each word is gathered in a row, for `mostFollowers` words of the text at a time, and each row is
 * counted in an array with a place for every word.
 *
 * @throws FirthError `OUT_OF_MEMORY`
 */
export async function countPairs(text: PairText, search: PairSearch): Promise<number> {
  const { batches, counts, isConnector } = text;
  const ranges = rangesOf(counts, search.mostFollowers);
  const followers = sharedUint32(ranges.reduce((most, { words }) => Math.max(most, words), 0));
  let different = 0;
  for (const range of ranges) {
    const rows = emptyRows(range, counts, followers);
    for (const batch of batches) {
      addFollowers(rows, batch, isConnector);
      await search.pause();
    }
    const tally = new Uint32Array(counts.length + rows.tails.size);
    for (let first = range.start; first < range.end; first++) {
      const entries = tallyRow(rows, first, tally);
      different += entries.length;
      for (const entry of entries) {
        const count = tally[entry]!;
        if (count >= search.minCount) search.onPair({ ids: [first, ...tailOf(rows, entry, counts.length)], count });
        tally[entry] = 0;
      }
      await search.pause();
    }
  }
  return different;
}

/** Cuts the ids into ranges of words that occur `mostWords` times at most, or that are one word. */
function rangesOf(counts: Float64Array, mostWords: number): WordRange[] {
  const ranges: WordRange[] = [];
  let start = 0;
  let words = 0;
  for (const [id, count] of counts.entries()) {
    if (id > start && words + count > mostWords) {
      ranges.push({ start, end: id, words });
      start = id;
      words = 0;
    }
    words += count;
  }
  return [...ranges, { start, end: counts.length, words }];
}

/** Adds the entries in the row of the word `first` to `tally`, and returns the different ones. */
function tallyRow({ range, followers, starts, ends }: FollowerRows, first: number, tally: Uint32Array): number[] {
  const row = first - range.start;
  const different: number[] = [];
  for (let i = starts[row]!; i < ends[row]!; i++) {
    const entry = followers[i]!;
    if (tally[entry]!++ === 0) different.push(entry);
  }
  return different;
}
