import { sentenceStart } from '@firth/kernel/scan';
import { describe, expect, it } from 'vitest';
import { batchTokens, cutBatches } from './cut-batches.ts';
import { dropped } from './rank-words.ts';

const start = sentenceStart;

/** A segment of `count` sentences of `length` words each. */
function evenSegment(count: number, length: number): Uint32Array {
  return Uint32Array.from({ length: count * length }, (_, i) => (i % length === 0 ? start : 0));
}

describe('cutBatches', () => {
  it('renumbers, leaves out dropped words, and lets empty sentences vanish', () => {
    const segment = Uint32Array.of(start + 2, 0, 1, start + 1, start + 1, 0, 2);
    const [batch, ...more] = cutBatches(segment, Uint32Array.of(7, dropped, 5));
    expect(more).toEqual([]);
    expect([...batch!.ids]).toEqual([5, 7, 7, 5]);
    expect([...batch!.starts]).toEqual([0, 2, 4]);
  });

  it('works in place', () => {
    const segment = evenSegment(5000, 7);
    for (const { ids } of cutBatches(segment, Uint32Array.of(3))) expect(ids.buffer).toBe(segment.buffer);
  });

  it('fills batches with whole sentences up to their limit', () => {
    const batches = cutBatches(evenSegment(5000, 7), Uint32Array.of(0));
    const perBatch = Math.floor(batchTokens / 7);
    expect(batches.map(({ ids }) => ids.length / 7)).toEqual([perBatch, perBatch, perBatch, 5000 - 3 * perBatch]);
    for (const { ids, starts } of batches) {
      expect([...starts]).toEqual(Array.from({ length: ids.length / 7 + 1 }, (_, s) => 7 * s));
    }
  });

  it('cuts a long sentence by its words, kept or not', () => {
    const segment = Uint32Array.from({ length: 25_000 }, (_, i) => (i === 0 ? start : i % 2));
    const batches = cutBatches(segment, Uint32Array.of(dropped, 0));
    expect(batches.map(({ starts }) => [...starts])).toEqual([
      [0, 5000, 10_000],
      [0, 2500],
    ]);
  });

  it('makes no batch of a segment of which nothing is kept', () => {
    expect(cutBatches(evenSegment(3, 2), Uint32Array.of(dropped))).toEqual([]);
    expect(cutBatches(new Uint32Array(0), Uint32Array.of(0))).toEqual([]);
  });
});
