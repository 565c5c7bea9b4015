import { growArray } from '../bytes/grow-array.ts';

/**
 * Lists of words, known by their numbers, each in the order in which it was added to: linked lists in typed arrays, whose nodes are used
 * again when they are free.
 */
export interface WordLists {
  /** Makes room for so many lists; new ones are empty. */
  reserve(lists: number): void;
  /** Adds `word` at the end of a list, unless it is the last word already. */
  append(list: number, word: number): void;
  /** Returns the first word of a list, or -1. */
  first(list: number): number;
  /** Drops the first word of a list that has one. */
  dropFirst(list: number): void;
}

/** Returns empty lists; room for `nodes` words in all of them together is made at once. */
export function createWordLists(nodes: number): WordLists {
  let heads = new Int32Array(0);
  let tails = new Int32Array(0);
  let words = new Int32Array(nodes);
  let nexts = new Int32Array(nodes);
  let used = 0;
  /** The first of the nodes that were used and are free, linked like a list. */
  let free = -1;

  function newNode(): number {
    if (free >= 0) {
      const node = free;
      free = nexts[node]!;
      return node;
    }
    if (used === words.length) {
      words = growArray(words, Math.ceil(1.5 * used));
      nexts = growArray(nexts, words.length);
    }
    return used++;
  }

  return {
    reserve(lists) {
      const before = heads.length;
      heads = growArray(heads, lists).fill(-1, before);
      tails = growArray(tails, lists).fill(-1, before);
    },
    append(list, word) {
      const tail = tails[list]!;
      if (tail >= 0 && words[tail] === word) return;
      const node = newNode();
      words[node] = word;
      nexts[node] = -1;
      if (tail >= 0) nexts[tail] = node;
      else heads[list] = node;
      tails[list] = node;
    },
    first(list) {
      const head = heads[list]!;
      return head < 0 ? -1 : words[head]!;
    },
    dropFirst(list) {
      const node = heads[list]!;
      heads[list] = nexts[node]!;
      if (heads[list]! < 0) tails[list] = -1;
      nexts[node] = free;
      free = node;
    },
  };
}
