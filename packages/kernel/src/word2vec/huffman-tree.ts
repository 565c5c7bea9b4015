/** Where each word's leaf is in a binary tree. */
export interface HuffmanTree {
  /** Word `w`'s path is `paths[starts[w]] … paths[starts[w + 1] - 1]`, from the root down. */
  readonly starts: Uint32Array;
  /** An inner node's number, and in the highest bit the turn taken there. The root is the last inner node. */
  readonly paths: Uint32Array;
  /** The longest path. */
  readonly depth: number;
}

/**
 * Returns the Huffman tree of `counts`; frequent words have short paths.
 *
 * Built from two sorted queues, and with the ties of word2vec.c (`CreateBinaryTree`): an inner node waits behind a word of the same count.
 */
export function huffmanTree(counts: Float64Array): HuffmanTree {
  const words = counts.length;
  const { parents, bits } = joinNodes(counts);
  const root = 2 * words - 2;
  const starts = new Uint32Array(words + 1);
  for (let word = 0; word < words; word++) {
    let length = 0;
    for (let node = word; node !== root; node = parents[node]!) length++;
    starts[word + 1] = starts[word]! + length;
  }
  const paths = new Uint32Array(starts[words]!);
  let depth = 0;
  for (let word = 0; word < words; word++) {
    let at = starts[word + 1]!;
    depth = Math.max(depth, at - starts[word]!);
    for (let node = word; node !== root; node = parents[node]!) {
      paths[--at] = (parents[node]! - words) | (bits[node]! << 31);
    }
  }
  return { starts, paths, depth };
}

/** Joins the two rarest nodes until one is left; nodes from `counts.length` on are inner ones. */
function joinNodes(counts: Float64Array): { parents: Uint32Array; bits: Uint8Array } {
  const words = counts.length;
  const nodes = 2 * words - 1;
  const weight = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  weight.set(counts);
  const parents = new Uint32Array(nodes);
  const bits = new Uint8Array(nodes);
  const byCount = Uint32Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b);
  let last = words - 1;
  let inner = words;
  const takeRarest = (): number => {
    const word = byCount[last];
    if (word === undefined || weight[word]! >= weight[inner]!) return inner++;
    last--;
    return word;
  };
  for (let node = words; node < nodes; node++) {
    const [first, second] = [takeRarest(), takeRarest()];
    weight[node] = weight[first]! + weight[second]!;
    parents[first] = parents[second] = node;
    bits[second] = 1;
  }
  return { parents, bits };
}
