import { describe, expect, it } from 'vitest';
import { createWordBatch, type DecodedWords } from './word-batch.ts';

function decode(...words: (string | number[])[]): DecodedWords {
  const batch = createWordBatch(0x0a);
  for (const word of words) {
    const bytes = typeof word === 'string' ? Buffer.from(word) : Uint8Array.from(word);
    const padded = Buffer.concat([Buffer.from('#'), bytes, Buffer.from('#')]);
    batch.add(padded, 1, padded.length - 1);
  }
  return batch.take();
}

describe('createWordBatch', () => {
  it('gives back the words, a byte order mark in front included', () => {
    const words = ['\ufeffking', '', 'naïve', '北京', '👩‍🚀', 'a b', '', ''];
    const decoded = decode(...words);
    expect(decoded.words).toEqual(words);
    expect(decoded.invalid.size).toBe(0);
  });

  it('is empty after it was taken, and before', () => {
    const batch = createWordBatch(0x0a);
    expect(batch.take().words).toEqual([]);
    batch.add(Buffer.from('one'), 0, 3);
    expect(batch.size).toBe(1);
    expect(batch.take().words).toEqual(['one']);
    expect(batch.take().words).toEqual([]);
  });

  it('grows with its words', () => {
    const words = Array.from({ length: 5_000 }, (_, i) => `${i}`.repeat(20));
    expect(decode(...words).words).toEqual(words);
    expect(decode('x'.repeat(500_000)).words[0]).toHaveLength(500_000);
  });

  it('reads bad bytes as U+FFFD and says which words have them', () => {
    const decoded = decode('good', [0xe3, 0x81], [0xff], 'naïve', [0xc0, 0xaf], [0x61, 0xe3, 0x81, 0x82, 0xe3]);
    expect(decoded.words).toEqual(['good', '\ufffd', '\ufffd', 'naïve', '\ufffd\ufffd', 'a\u3042\ufffd']);
    expect([...decoded.invalid]).toEqual([1, 2, 4, 5]);
  });

  it('gives equal words the same hash, also where different bytes made them equal', () => {
    const { words, hashes } = decode('\ufffd', [0xff], [0xfe], 'other', 'other');
    expect(words.slice(0, 3)).toEqual(['\ufffd', '\ufffd', '\ufffd']);
    expect(new Set(hashes.slice(0, 3)).size).toBe(1);
    expect(hashes[3]).toBe(hashes[4]);
    expect(hashes[3]).not.toBe(hashes[0]);
  });
});
