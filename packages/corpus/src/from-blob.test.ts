import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { collect } from './__fixtures__/collect.ts';
import { errorOf } from './__fixtures__/expect-error.ts';
import { encodeCorpus } from './encode-corpus.ts';
import { fromBlob } from './from-blob.ts';

describe('fromBlob', () => {
  it('reads the sentences of a blob, packed or not, each time anew', async () => {
    for (const content of ['the cat\r\nsat\n', gzipSync('the cat\r\nsat\n')]) {
      const corpus = fromBlob(new Blob([content]));
      expect(await collect(corpus.sentences())).toEqual([['the', 'cat'], ['sat']]);
      expect(await collect(corpus.sentences())).toEqual([['the', 'cat'], ['sat']]);
    }
  });

  it('knows its length, and the name of a file', async () => {
    const corpus = fromBlob(new File(['  \n '], 'blank.txt'));
    expect([corpus.byteLength, corpus.name]).toEqual([4, 'blank.txt']);
    expect((await errorOf(encodeCorpus(corpus))).message).toBe('blank.txt: there is no word in it');
    expect(fromBlob(new File([], 'a.txt'), { name: 'b.txt' }).name).toBe('b.txt');
    expect(fromBlob(new Blob([])).name).toBeUndefined();
  });
});
