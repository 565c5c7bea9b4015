import { growArray } from '../bytes/grow-array.ts';
import { createWordLists } from './word-lists.ts';

/**
 * The pairs of neighboring symbols in a corpus of words: how often each occurs, and in which words.
 *
 * A pair is a number. Its record is two doubles side by side: the key, left × 2^26 + right, and the count, exact to 2^53; so that a pair
 * that is found in the hash table and counted costs one line of the cache. The words of a pair are a list in the order in which they were
 * added; a word may stand there that does not hold the pair any more.
 */
export interface PairCounts {
  readonly size: number;
  /** left × 2^26 + right: smaller for smaller ids. */
  keyOf(pair: number): number;
  leftOf(pair: number): number;
  rightOf(pair: number): number;
  countOf(pair: number): number;
  /** Adds `count` occurrences in `word` and returns the pair's number. */
  add(left: number, right: number, count: number, word: number): number;
  /** Takes `count` occurrences away. */
  subtract(left: number, right: number, count: number): void;
  /** Makes the count of a pair 0; or, for good, less than any count where the pair is never to be merged. */
  clear(pair: number, isForGood?: boolean): void;
  /** Calls `visit` for each word of the list, which is empty then. */
  takeWords(pair: number, visit: (word: number) => void): void;
  /** Drops words from the head of the list for which `isStale` is true; returns the first other one, or -1. */
  firstWord(pair: number, isStale: (word: number) => boolean): number;
}

/** Ids are below this. */
const idLimit = 2 ** 26;

/** How many pairs there is room for at first. */
const firstCapacity = 1024;

/** Returns counts without a pair; all lists together have room for `nodes` words at once, and for a few more. */
export function createPairCounts(nodes: number): PairCounts {
  let size = 0;
  let capacity = firstCapacity;
  let records = new Float64Array(2 * capacity);
  let slots = new Int32Array(2 * capacity);
  const words = createWordLists(nodes + firstCapacity);
  words.reserve(capacity);

  function slotOf(left: number, right: number): number {
    const key = left * idLimit + right;
    const mask = slots.length - 1;
    const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let pair = slots[slot]!; pair !== 0; pair = slots[slot]!) {
      if (records[2 * pair - 2] === key) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  function numberOf(left: number, right: number): number {
    const slot = slotOf(left, right);
    if (slots[slot] !== 0) return slots[slot]! - 1;
    if (size === capacity) grow();
    records[2 * size] = left * idLimit + right;
    slots[slotOf(left, right)] = size + 1;
    return size++;
  }

  function grow(): void {
    capacity *= 2;
    records = growArray(records, 2 * capacity);
    slots = growArray(slots, 2 * capacity).fill(0);
    words.reserve(capacity);
    for (let pair = 0; pair < size; pair++) slots[slotOf(leftOf(pair), rightOf(pair))] = pair + 1;
  }

  function leftOf(pair: number): number {
    return Math.floor(records[2 * pair]! / idLimit);
  }

  function rightOf(pair: number): number {
    return records[2 * pair]! % idLimit;
  }

  return {
    get size() {
      return size;
    },
    keyOf: (pair) => records[2 * pair]!,
    leftOf,
    rightOf,
    countOf: (pair) => records[2 * pair + 1]!,
    add(left, right, count, word) {
      const pair = numberOf(left, right);
      records[2 * pair + 1]! += count;
      words.append(pair, word);
      return pair;
    },
    subtract(left, right, count) {
      records[2 * numberOf(left, right) + 1]! -= count;
    },
    clear(pair, isForGood = false) {
      records[2 * pair + 1] = isForGood ? -Infinity : 0;
    },
    takeWords(pair, visit) {
      for (let word = words.first(pair); word >= 0; word = words.first(pair)) {
        words.dropFirst(pair);
        visit(word);
      }
    },
    firstWord(pair, isStale) {
      let word = words.first(pair);
      while (word >= 0 && isStale(word)) {
        words.dropFirst(pair);
        word = words.first(pair);
      }
      return word;
    },
  };
}
