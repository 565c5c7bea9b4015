import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { errorOf } from './__fixtures__/outcome.ts';
import { contentOf } from './__fixtures__/vectors.ts';
import { readVectors } from './read-vectors.ts';

const fixture = (name: string): Buffer<ArrayBuffer> => readFileSync(new URL(`./__fixtures__/${name}`, import.meta.url));
const text = fixture('gensim-odd-words.txt');
const binary = fixture('gensim-odd-words.bin');

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe('readVectors', () => {
  it('tells both formats by their content, packed or not, from a blob or a stream', async () => {
    const wanted = contentOf(await readVectors(new Blob([text]), { format: 'word2vec-text' }));
    for (const bytes of [text, binary, gzipSync(text), gzipSync(binary)]) {
      expect(contentOf(await readVectors(new Blob([bytes])))).toEqual(wanted);
      expect(contentOf(await readVectors(once(bytes)))).toEqual(wanted);
    }
  });

  it('reads a packed file to its end, so that its checksum counts', async () => {
    const packed = gzipSync(text);
    packed[packed.length - 5]! ^= 1;
    expect(await errorOf(readVectors, packed, { name: 'a.gz' })).toMatchObject({ code: 'BAD_CHECKSUM', file: 'a.gz' });
    expect((await errorOf(readVectors, gzipSync(text).subarray(0, 300))).code).toBe('TRUNCATED');
  });

  it('quotes the first line of what it does not know', async () => {
    expect((await errorOf(readVectors, 'king and queen\n', { name: 'a.txt' })).message).toBe(
      'a.txt:1: as a file of word2vec, its first line should be two positive integers, words and dimensions, not "king and queen"',
    );
    expect((await errorOf(readVectors, '')).code).toBe('EMPTY');
    expect((await errorOf(readVectors, Buffer.from('504b0304', 'hex'))).code).toBe('UNSUPPORTED');
  });

  it('refuses a format that there is not', async () => {
    const options = { format: 'word2vec' as 'auto' };
    await expect(readVectors(new Blob([text]), options)).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });

  it('closes a packed source that is not what it should be', async () => {
    let isClosed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield gzipSync(Buffer.alloc(1 << 20, 'a'));
      } finally {
        isClosed = true;
      }
    }
    await expect(readVectors(source(), { format: 'word2vec-binary' })).rejects.toMatchObject({ code: 'BAD_HEADER' });
    expect(isClosed).toBe(true);
  });
});
