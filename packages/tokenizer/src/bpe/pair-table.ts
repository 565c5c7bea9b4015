/**
 * The merges of a BPE: from a pair of ids to a rank. Open addressing, three integers a slot (left + 1, right, rank), at most half full.
 */
export interface PairTable {
  /** The rank of the pair, or -1. */
  rankOf(left: number, right: number): number;
}

/** Returns the table in which the pair `lefts[rank]`, `rights[rank]` has the rank `rank`; of equal pairs the last counts. */
export function createPairTable(lefts: Int32Array, rights: Int32Array): PairTable {
  const slotCount = 2 ** Math.ceil(Math.log2(2 * lefts.length + 2));
  const mask = slotCount - 1;
  const slots = new Int32Array(3 * slotCount);
  const slotOf = (left: number, right: number): number => {
    let slot = hashPair(left, right) & mask;
    while (slots[3 * slot] !== 0 && (slots[3 * slot] !== left + 1 || slots[3 * slot + 1] !== right))
      slot = (slot + 1) & mask;
    return 3 * slot;
  };
  for (let rank = 0; rank < lefts.length; rank++) {
    const slot = slotOf(lefts[rank]!, rights[rank]!);
    slots[slot] = lefts[rank]! + 1;
    slots[slot + 1] = rights[rank]!;
    slots[slot + 2] = rank;
  }
  return {
    rankOf(left, right) {
      const slot = slotOf(left, right);
      return slots[slot] === 0 ? -1 : slots[slot + 2]!;
    },
  };
}

function hashPair(left: number, right: number): number {
  const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
