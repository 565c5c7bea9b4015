import { createVocabulary } from '@firth/core';
import { fromText } from '@firth/corpus';
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../__fixtures__/entries-of.ts';
import { trainGloVe } from '../train-glove.ts';
import { readCooccurrences, writeCooccurrences } from './cooccurrence-records.ts';
import type { Cooccurrences } from './cooccurrences.ts';
import { countCooccurrences } from './count-cooccurrences.ts';

const vocabulary = createVocabulary(['the', 'of', 'and']);

/** Records as cooccur.c writes them on a little-endian machine, by Python's struct.pack('<iid', 1, 2, 1.5), and (3, 3, 0.25). */
const bytes = Uint8Array.from(
  Buffer.from('0100000002000000000000000000f83f' + '0300000003000000000000000000d03f', 'hex'),
);

async function recordsOf(cooccurrences: Cooccurrences): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of writeCooccurrences(cooccurrences)) chunks.push(chunk);
  return new Blob(chunks);
}

describe('co-occurrence records', () => {
  it('are read as GloVe writes them, as often as asked for', async () => {
    const read = readCooccurrences(new Blob([bytes]), vocabulary);
    for (let time = 0; time < 2; time++) {
      expect(await entriesOf(read)).toEqual([
        ['the', 'of', 1.5],
        ['and', 'and', 0.25],
      ]);
    }
    expect(read.size).toBe(2);
  });

  it('are written to the same bytes', async () => {
    const read = readCooccurrences(new Blob([bytes]), vocabulary);
    expect(await recordsOf(read).then((file) => file.bytes())).toEqual(bytes);
  });

  it('train to the same vectors as what they were made of', async () => {
    const counted = await countCooccurrences(fromText('a b c d\nb d a\nc a b\n'.repeat(9)), { window: 3 });
    const file = await recordsOf(counted);
    const options = { dimensions: 5, epochs: 3, instructions: 'simd' } as const;
    const expected = await trainGloVe(counted, options);
    const { vectors, report } = await trainGloVe(readCooccurrences(file, counted.vocabulary), options);
    expect(vectors.matrix).toEqual(expected.vectors.matrix);
    expect([report.words, report.wordsPerSecond, report.records]).toEqual([0, 0, counted.size]);
  });

  it('say where a file ends too soon', () => {
    const cut = new File([bytes.subarray(0, 30)], 'cooccurrence.bin');
    const error = expect.objectContaining({ code: 'TRUNCATED', file: 'cooccurrence.bin', offset: 16 });
    expect(() => readCooccurrences(cut, vocabulary)).toThrow(error);
  });

  it.each([
    ['INCONSISTENT', 16, '0000000003000000000000000000d03f'],
    ['INCONSISTENT', 20, '0100000004000000000000000000d03f'],
    ['INCONSISTENT', 16, 'ffffffff03000000000000000000d03f'],
    ['BAD_NUMBER', 24, '01000000030000000000000000000000'],
    ['BAD_NUMBER', 24, '0100000003000000000000000000f07f'],
    ['BAD_NUMBER', 24, '0100000003000000000000000000f87f'],
    ['BAD_NUMBER', 24, '0100000003000000000000000000f0bf'],
  ])('refuse what is no count of two words: %s at %d', async (code, offset, record) => {
    const file = new Blob([bytes.subarray(0, 16), Uint8Array.from(Buffer.from(record, 'hex'))]);
    const read = readCooccurrences(file, vocabulary, { name: 'bad.bin' });
    await expect(entriesOf(read)).rejects.toMatchObject({ code, offset, file: 'bad.bin' });
  });
});
