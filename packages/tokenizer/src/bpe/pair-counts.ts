/**
 * The pairs of neighbouring symbols in a corpus of words: how often each occurs, and in which words.
 *
 * A pair is a number. Counts are doubles, exact to 2^53. The words of a pair are a linked list in typed arrays, in the order in which they
 * were added; a word may stand there that does not hold the pair any more.
 */
export interface PairCounts {
  readonly size: number;
  readonly lefts: Int32Array;
  readonly rights: Int32Array;
  readonly counts: Float64Array;
  /** Adds `count` occurrences in `word` and returns the pair's number. */
  add(left: number, right: number, count: number, word: number): number;
  /** Takes `count` occurrences away. */
  subtract(left: number, right: number, count: number): void;
  /** Calls `visit` for each word of the list, until it returns false. */
  forEachWord(pair: number, visit: (word: number) => boolean): void;
  /** Drops words from the head of the list for which `isStale` is true; returns the first other one, or -1. */
  firstWord(pair: number, isStale: (word: number) => boolean): number;
}

export function createPairCounts(): PairCounts {
  let size = 0;
  let lefts = new Int32Array(1024);
  let rights = new Int32Array(1024);
  let counts = new Float64Array(1024);
  let heads = new Int32Array(1024);
  let tails = new Int32Array(1024);
  let slots = new Int32Array(4096);
  let words = new Int32Array(4096);
  let nexts = new Int32Array(4096);
  let nodes = 0;

  function slotOf(left: number, right: number): number {
    const mask = slots.length - 1;
    const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let pair = slots[slot]!; pair !== 0; pair = slots[slot]!) {
      if (lefts[pair - 1] === left && rights[pair - 1] === right) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  function numberOf(left: number, right: number): number {
    const slot = slotOf(left, right);
    if (slots[slot] !== 0) return slots[slot]! - 1;
    if (size === lefts.length) grow();
    lefts[size] = left;
    rights[size] = right;
    heads[size] = -1;
    tails[size] = -1;
    slots[slotOf(left, right)] = size + 1;
    return size++;
  }

  function grow(): void {
    const capacity = 2 * size;
    lefts = copyTo(lefts, new Int32Array(capacity));
    rights = copyTo(rights, new Int32Array(capacity));
    counts = copyTo(counts, new Float64Array(capacity));
    heads = copyTo(heads, new Int32Array(capacity));
    tails = copyTo(tails, new Int32Array(capacity));
    slots = new Int32Array(4 * capacity);
    for (let pair = 0; pair < size; pair++) slots[slotOf(lefts[pair]!, rights[pair]!)] = pair + 1;
  }

  function append(pair: number, word: number): void {
    const tail = tails[pair]!;
    if (tail >= 0 && words[tail] === word) return;
    if (nodes === words.length) {
      words = copyTo(words, new Int32Array(2 * nodes));
      nexts = copyTo(nexts, new Int32Array(2 * nodes));
    }
    words[nodes] = word;
    nexts[nodes] = -1;
    if (tail >= 0) nexts[tail] = nodes;
    else heads[pair] = nodes;
    tails[pair] = nodes++;
  }

  return {
    get size() {
      return size;
    },
    get lefts() {
      return lefts;
    },
    get rights() {
      return rights;
    },
    get counts() {
      return counts;
    },
    add(left, right, count, word) {
      const pair = numberOf(left, right);
      counts[pair]! += count;
      append(pair, word);
      return pair;
    },
    subtract(left, right, count) {
      counts[numberOf(left, right)]! -= count;
    },
    forEachWord(pair, visit) {
      for (let node = heads[pair]!; node >= 0; node = nexts[node]!) if (!visit(words[node]!)) return;
    },
    firstWord(pair, isStale) {
      let node = heads[pair]!;
      while (node >= 0 && isStale(words[node]!)) node = nexts[node]!;
      heads[pair] = node;
      if (node < 0) tails[pair] = -1;
      return node < 0 ? -1 : words[node]!;
    },
  };
}

function copyTo<T extends Int32Array | Float64Array>(source: T, target: T): T {
  target.set(source);
  return target;
}
