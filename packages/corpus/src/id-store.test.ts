import { sentenceStart } from '@firth/kernel/scan';
import { describe, expect, it } from 'vitest';
import { createIdStore, maximumSentenceWords } from './id-store.ts';

/** Ids 0, 1, 2, … of sentences of these lengths, with their starts marked. */
function sentences(lengths: readonly number[]): Uint32Array {
  const ids = Uint32Array.from({ length: lengths.reduce((sum, length) => sum + length, 0) }, (_, i) => i);
  let start = 0;
  for (const length of lengths) {
    ids[start]! |= sentenceStart;
    start += length;
  }
  return ids;
}

function store(ids: Uint32Array, step: number): readonly Uint32Array[] {
  const { append, segments } = createIdStore();
  for (let at = 0; at < ids.length; at += step) append(ids.subarray(at, at + step));
  return segments();
}

describe('createIdStore', () => {
  it.each([1000, 9999, 16_384, 1_000_000])('keeps the ids in order, appended %i at a time', (step) => {
    const ids = sentences(Array.from({ length: 3000 }, (_, i) => 1 + ((i * 37) % 200)));
    const segments = store(ids, step);
    expect(segments.length).toBeGreaterThan(4);
    expect(Uint32Array.from(segments.flatMap((segment) => [...segment]))).toEqual(ids);
  });

  it('begins each segment with a sentence, or where a long one will be cut', () => {
    const lengths = [50, 3, maximumSentenceWords, 25_000, 7, 2 * maximumSentenceWords, 60_000, 1];
    const ids = sentences(lengths);
    const cuts = new Set<number>();
    let start = 0;
    for (const length of lengths) {
      for (let at = 0; at < length; at += maximumSentenceWords) cuts.add(start + at);
      start += length;
    }
    let before = 0;
    for (const segment of store(ids, 12_345)) {
      expect(segment[0]! >= sentenceStart).toBe(true);
      expect(cuts.has(before)).toBe(true);
      before += segment.length;
    }
    expect(before).toBe(ids.length);
  });

  it('is on shared memory', () => {
    expect(store(sentences([3]), 3)[0]!.buffer).toBeInstanceOf(SharedArrayBuffer);
  });
});
