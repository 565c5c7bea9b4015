import { createRankQueues } from './rank-queues.ts';

/** Which neighbors join, in what order, and to what. */
export interface MergeRules {
  /** The rank of joining two neighbors, which span `start` to `middle` and `middle` to `end`; the lowest goes first. -1: they do not join. */
  rankOf(left: number, right: number, start: number, middle: number, end: number): number;
  /** The id that a merge of this rank gives to what then spans `start` to `end`. */
  idOf(rank: number, start: number, end: number): number;
}

/** Neighboring symbols: an id each, and what they span. */
export interface Symbols {
  ids: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  count: number;
}

/** Is told each merge as it is made: the place of the left symbol among those that are left, and the rank. */
export type OnMerge = (start: number, rank: number) => void;

/** Up to this many symbols, looking at all ranks for the least is faster than queues. */
const queuesAbove = 48;

export function createSymbols(capacity = 64): Symbols {
  return {
    ids: new Int32Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    count: 0,
  };
}

export function pushSymbol(symbols: Symbols, id: number, start: number, end: number): void {
  if (symbols.count === symbols.ids.length) grow(symbols);
  const at = symbols.count++;
  symbols.ids[at] = id;
  symbols.starts[at] = start;
  symbols.ends[at] = end;
}

function grow(symbols: Symbols): void {
  const capacity = 2 * symbols.ids.length;
  for (const field of ['ids', 'starts', 'ends'] as const) {
    const larger = new Int32Array(capacity);
    larger.set(symbols[field]);
    symbols[field] = larger;
  }
}

/**
 * Joins neighbors in place, always the pair of lowest rank and of those the leftmost, until none is left to join: what BPE is
 * (Sennrich et al. 2016). Takes O(n log n) time for n symbols.
 */
export function mergeSymbols(symbols: Symbols, rules: MergeRules, onMerge?: OnMerge): void {
  if (symbols.count > queuesAbove) mergeByQueues(symbols, rules, onMerge);
  else mergeByScan(symbols, rules, onMerge);
}

const shortRanks = new Int32Array(queuesAbove + 1);

function mergeByScan(symbols: Symbols, rules: MergeRules, onMerge?: OnMerge): void {
  const { ids, starts, ends } = symbols;
  const ranks = shortRanks;
  let count = symbols.count;
  for (let i = 0; i + 1 < count; i++) ranks[i] = rules.rankOf(ids[i]!, ids[i + 1]!, starts[i]!, ends[i]!, ends[i + 1]!);

  for (;;) {
    let best = -1;
    let bestRank = 0x7fffffff;
    for (let i = 0; i + 1 < count; i++) {
      const rank = ranks[i]!;
      if (rank >= 0 && rank < bestRank) {
        bestRank = rank;
        best = i;
      }
    }
    if (best < 0) break;
    onMerge?.(starts[best]!, bestRank);
    ends[best] = ends[best + 1]!;
    ids[best] = rules.idOf(bestRank, starts[best]!, ends[best]!);
    count--;
    for (let i = best + 1; i < count; i++) {
      ids[i] = ids[i + 1]!;
      starts[i] = starts[i + 1]!;
      ends[i] = ends[i + 1]!;
      ranks[i] = ranks[i + 1]!;
    }
    if (best + 1 < count)
      ranks[best] = rules.rankOf(ids[best]!, ids[best + 1]!, starts[best]!, ends[best]!, ends[best + 1]!);
    if (best > 0)
      ranks[best - 1] = rules.rankOf(ids[best - 1]!, ids[best]!, starts[best - 1]!, ends[best - 1]!, ends[best]!);
  }
  symbols.count = count;
}

/**
 * The same with the candidates in queues, one a rank: the least rank goes first, and its queue from left to right. A candidate whose pair
 * has changed since is recognized by its rank and dropped.
 */
function mergeByQueues(symbols: Symbols, rules: MergeRules, onMerge?: OnMerge): void {
  const { ids, starts, ends, count } = symbols;
  const next = new Int32Array(count);
  const previous = new Int32Array(count);
  const ranks = new Int32Array(count).fill(-1);
  const queues = createRankQueues();
  for (let i = 0; i < count; i++) {
    next[i] = i + 1 < count ? i + 1 : -1;
    previous[i] = i - 1;
  }

  const consider = (left: number): void => {
    const right = next[left]!;
    const rank = right < 0 ? -1 : rules.rankOf(ids[left]!, ids[right]!, starts[left]!, ends[left]!, ends[right]!);
    ranks[left] = rank;
    if (rank >= 0) queues.push(rank, left);
  };

  for (let i = 0; i < count; i++) consider(i);
  for (let rank = queues.least(); rank >= 0; rank = queues.least()) {
    const left = queues.take(rank);
    if (ranks[left] !== rank) continue;
    const right = next[left]!;
    onMerge?.(starts[left]!, rank);
    ends[left] = ends[right]!;
    ids[left] = rules.idOf(rank, starts[left]!, ends[left]!);
    ranks[right] = -1;
    next[left] = next[right]!;
    if (next[left]! >= 0) previous[next[left]!] = left;
    consider(left);
    if (previous[left]! >= 0) consider(previous[left]!);
  }

  let kept = 0;
  for (let i = 0; i >= 0; i = next[i]!, kept++) {
    ids[kept] = ids[i]!;
    starts[kept] = starts[i]!;
    ends[kept] = ends[i]!;
  }
  symbols.count = kept;
}
