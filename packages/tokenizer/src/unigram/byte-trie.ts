/**
 * Strings of bytes with a value each, to be looked up all prefixes at a time.
 *
 * Nodes and their values are in flat arrays; the children of a node are found in a hash of (node, byte), two integers a slot.
 */
export interface ByteTrie {
  /** The node behind `byte`, or -1. The root is 0. */
  step(node: number, byte: number): number;
  /** The value of the string that ends at a node, or -1. */
  valueAt(node: number): number;
}

/** Returns the trie of strings and their values, which are at least 0; of equal strings the last counts. */
export function createByteTrie(entries: readonly (readonly [bytes: Uint8Array, value: number])[]): ByteTrie {
  const total = entries.reduce((sum, [bytes]) => sum + bytes.length, 1);
  const slotCount = 2 ** Math.ceil(Math.log2(2 * total + 2));
  const mask = slotCount - 1;
  const keys = new Int32Array(slotCount);
  const children = new Int32Array(slotCount);
  const values = new Int32Array(total).fill(-1);
  // The first bytes of all strings are looked up the most: the root's children stand in a table of their own.
  const roots = new Int32Array(256).fill(-1);
  let nodes = 1;

  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const add = (node: number, byte: number): number => {
    if (node === 0) {
      if (roots[byte]! < 0) roots[byte] = nodes++;
      return roots[byte]!;
    }
    const key = (node << 8) | byte;
    const slot = slotOf(key);
    if (keys[slot] === 0) {
      keys[slot] = key;
      children[slot] = nodes++;
    }
    return children[slot]!;
  };

  for (const [bytes, value] of entries) {
    let node = 0;
    for (const byte of bytes) node = add(node, byte);
    values[node] = value;
  }
  return {
    step(node, byte) {
      if (node === 0) return roots[byte]!;
      const key = (node << 8) | byte;
      let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
      for (;;) {
        const found = keys[slot]!;
        if (found === key) return children[slot]!;
        if (found === 0) return -1;
        slot = (slot + 1) & mask;
      }
    },
    valueAt: (node) => values[node]!,
  };
}
