import { expect, it } from 'vitest';
import { cutBatches } from './cut-batches.ts';

const batch = { ids: Uint32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), starts: Uint32Array.of(0, 2, 3, 8, 9) };

const sentencesOf = (batches: ReturnType<typeof cutBatches>): number[][][] =>
  batches.map(({ ids, starts }) => Array.from(starts.subarray(1), (end, i) => [...ids.subarray(starts[i], end)]));

it('keeps sentences whole, and their order', () => {
  expect(sentencesOf(cutBatches([batch], 3))).toEqual([[[1, 2], [3]], [[4, 5, 6, 7, 8]], [[9]]]);
  expect(sentencesOf(cutBatches([batch], 1))).toEqual([[[1, 2]], [[3]], [[4, 5, 6, 7, 8]], [[9]]]);
});

it('leaves small batches as they are, and copies no ids', () => {
  expect(cutBatches([batch], 9)).toEqual([batch]);
  const [first] = cutBatches([batch], 3);
  expect(first?.ids.buffer).toBe(batch.ids.buffer);
});

it('cuts sentences that are too long, where it is told to', () => {
  expect(sentencesOf(cutBatches([batch], 3, 3))).toEqual([[[1, 2], [3]], [[4, 5, 6]], [[7, 8], [9]]]);
  const one = { ids: batch.ids, starts: Uint32Array.of(0, 9) };
  expect(sentencesOf(cutBatches([one], 4, 4))).toEqual([[[1, 2, 3, 4]], [[5, 6, 7, 8]], [[9]]]);
});
