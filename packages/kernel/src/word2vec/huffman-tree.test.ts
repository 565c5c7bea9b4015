import { describe, expect, it } from 'vitest';
import { createGenerator } from '../random/generator.ts';
import { type HuffmanTree, huffmanTree } from './huffman-tree.ts';

/** Word `w`'s code as word2vec.c prints it, and its inner nodes from the root down. */
function pathOf({ starts, paths }: HuffmanTree, word: number): { code: string; points: number[] } {
  const entries = Array.from(paths.subarray(starts[word], starts[word + 1]));
  return { code: entries.map((entry) => entry >>> 31).join(''), points: entries.map((entry) => entry & 0x7fffffff) };
}

describe('huffmanTree', () => {
  it('builds the tree of word2vec.c', () => {
    // CreateBinaryTree by hand for counts 5 4 3 1 1: {1 1} → 2, {2 3} → 5, {4 5} → 9 (an inner node waits behind a word), {5 9} → 14.
    const tree = huffmanTree(Float64Array.of(5, 4, 3, 1, 1));
    expect([0, 1, 2, 3, 4].map((word) => pathOf(tree, word))).toEqual([
      { code: '0', points: [3] },
      { code: '10', points: [3, 2] },
      { code: '111', points: [3, 2, 1] },
      { code: '1101', points: [3, 2, 1, 0] },
      { code: '1100', points: [3, 2, 1, 0] },
    ]);
  });

  it('gives codes of which none begins another, as short on average as can be', () => {
    const random = createGenerator(4);
    const counts = Float64Array.from({ length: 500 }, () => 1 + random.below(1000)).sort((a, b) => b - a);
    const tree = huffmanTree(counts);
    const codes = Array.from(counts, (_, word) => pathOf(tree, word).code).sort();
    for (let i = 1; i < codes.length; i++) expect(codes[i]!.startsWith(codes[i - 1]!)).toBe(false);
    const total = counts.reduce((a, b) => a + b);
    const length = counts.reduce((sum, count, word) => sum + (count / total) * pathOf(tree, word).code.length, 0);
    const entropy = counts.reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
    expect(length).toBeGreaterThanOrEqual(entropy);
    expect(length).toBeLessThan(entropy + 0.1);
    expect(tree.depth).toBe(Math.max(...codes.map((code) => code.length)));
  });

  it('takes counts in any order', () => {
    const [sorted, shuffled] = [Float64Array.of(9, 5, 3, 1), Float64Array.of(3, 9, 1, 5)];
    const lengths = (counts: Float64Array): number[] => {
      const { starts } = huffmanTree(counts);
      return Array.from(counts, (_, word) => starts[word + 1]! - starts[word]!);
    };
    expect(lengths(sorted)).toEqual([1, 2, 3, 3]);
    expect(lengths(shuffled)).toEqual([3, 1, 3, 2]);
  });

  it('has no inner node for a single word', () => {
    expect(huffmanTree(Float64Array.of(7))).toMatchObject({ depth: 0, paths: new Uint32Array(0) });
  });
});
