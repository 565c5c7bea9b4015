import { describe, expect, it } from 'vitest';
import { planBlocks } from './block-plan.ts';
import { numberBuckets } from './number-buckets.ts';

describe('planBlocks', () => {
  it.each([
    [1, 1, 300],
    [7, 49, 300],
    [1000, 40_000, 300],
    [59_018, 37_000_000, 315],
    [200_000, 1_000_000, 2],
  ])('gives every one of %d words a row of its own, in its group', (words, records, wordsInBlock) => {
    const { groups, blocksInGroup, blockOf, rowOf, groupStarts } = planBlocks(words, records, wordsInBlock, 1);
    expect([...rowOf].sort((a, b) => a - b)).toEqual(Array.from(rowOf, (_, row) => row));
    expect([groupStarts.length, groupStarts[0], groupStarts.at(-1)]).toEqual([groups + 1, 0, words]);
    let [outside, largest] = [0, 0];
    for (const [word, row] of rowOf.entries()) {
      const group = Math.floor(blockOf[word]! / blocksInGroup);
      if (row < groupStarts[group]! || row >= groupStarts[group + 1]!) outside++;
      largest = Math.max(largest, row - groupStarts[group]!);
    }
    expect(outside).toBe(0);
    expect(largest).toBeLessThan(2 ** 16);
  });

  it('deals frequent and rare words out evenly', () => {
    const { groups, blocksInGroup, blockOf } = planBlocks(10_000, 1_000_000, 100, 1);
    expect([groups, blocksInGroup]).toEqual([8, 13]);
    const first = blockOf.subarray(0, groups * blocksInGroup);
    expect(new Set(first).size).toBe(first.length);
  });

  it('gives other rows with another seed', () => {
    expect(planBlocks(1000, 1000, 10, 1).rowOf).not.toEqual(planBlocks(1000, 1000, 10, 2).rowOf);
  });
});

describe('numberBuckets', () => {
  it('numbers all pairs of blocks, so that the tiles of one step share no group', () => {
    const plan = planBlocks(600, 100_000, 30, 1);
    const { groups, blocksInGroup } = plan;
    const blocks = groups * blocksInGroup;
    const numbers = numberBuckets(plan);
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from(numbers, (_, i) => i));
    const steps = Array.from({ length: groups }, () => ({ words: new Set<number>(), contexts: new Set<number>() }));
    for (const [pair, bucket] of numbers.entries()) {
      const tile = Math.floor(bucket / blocksInGroup ** 2);
      const step = steps[Math.floor(tile / groups)]!;
      step.words.add(groups * tile + Math.floor(pair / blocks / blocksInGroup));
      step.contexts.add(groups * tile + Math.floor((pair % blocks) / blocksInGroup));
    }
    for (const { words, contexts } of steps) {
      for (const seen of [words, contexts]) {
        expect(seen.size).toBe(groups);
        expect(new Set([...seen].map((each) => each % groups)).size).toBe(groups);
      }
    }
  });
});
