import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fastTextVectors } from '../word-vectors.ts';
import { readFastTextModel } from './read-model.ts';

const bytes = readFileSync(fileURLToPath(new URL('../__fixtures__/skipgram-ns.bin', import.meta.url)));
/** Where things lie in that file: the settings, the dictionary's header, and its first word, "the", with its count and type. */
const place = { magic: 0, version: 4, dimensions: 8, loss: 32, buckets: 40, minGram: 44, size: 64, words: 68 };
const firstWord = 92;

function withInt32(offset: number, value: number): Blob {
  const changed = Buffer.from(bytes);
  changed.writeInt32LE(value, offset);
  return new Blob([changed]);
}

function withByte(offset: number, value: number): Blob {
  const changed = Buffer.from(bytes);
  changed[offset] = value;
  return new Blob([changed]);
}

/** "and" becomes another "the". */
function withTheTwice(): Blob {
  const changed = Buffer.from(bytes);
  changed.write('the', changed.indexOf('and\0'));
  return new Blob([changed]);
}

async function* inChunks(length: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}

describe('readFastTextModel', () => {
  it('refuses every prefix of a file, whether its length is known or not', async () => {
    for (let length = 0; length < bytes.length; length++) {
      const code = length === 0 ? 'EMPTY' : 'TRUNCATED';
      const prefix = new Blob([bytes.subarray(0, length)]);
      const options = { name: 'model.bin' };
      await expect(readFastTextModel(prefix, options)).rejects.toMatchObject({ code, file: 'model.bin' });
      if (length % 50 > 0) continue;
      const stream = prefix.stream() as unknown as AsyncIterable<Uint8Array>;
      await expect(readFastTextModel(stream, options)).rejects.toMatchObject({ code });
    }
  });

  it('reads the same of a file, of a stream in chunks of any length, and of packed bytes', async () => {
    const { matrix } = fastTextVectors(await readFastTextModel(new Blob([bytes])));
    for (const source of [inChunks(1), inChunks(7), inChunks(1000), new Blob([gzipSync(bytes)])]) {
      expect(fastTextVectors(await readFastTextModel(source)).matrix).toEqual(matrix);
    }
  });

  it.each([
    ['another magic number', withInt32(place.magic, 793712313), 'BAD_MAGIC', 0],
    ['a later version', withInt32(place.version, 13), 'UNSUPPORTED', 4],
    ['no dimensions', withInt32(place.dimensions, 0), 'INCONSISTENT', 64],
    ['a loss that there is not', withInt32(place.loss, 9), 'INCONSISTENT', 64],
    ['negative buckets', withInt32(place.buckets, -1), 'INCONSISTENT', 64],
    ['more entries than bytes', withInt32(place.size, 2 ** 31 - 1), 'TRUNCATED', firstWord],
    ['more words than entries', withInt32(place.words, 100), 'INCONSISTENT', firstWord],
    ['an entry that is neither word nor label', withByte(firstWord + 12, 7), 'INCONSISTENT', firstWord + 13],
    ['a negative count', withByte(firstWord + 11, 0xff), 'INCONSISTENT', firstWord + 13],
    ['other dimensions than its matrices', withInt32(place.dimensions, 6), 'INCONSISTENT', undefined],
    ['fewer rows than buckets', withInt32(place.buckets, 41), 'INCONSISTENT', undefined],
  ])('refuses %s', async (_what, source, code, offset) => {
    const expected = offset === undefined ? { code } : { code, offset };
    await expect(readFastTextModel(source)).rejects.toMatchObject(expected);
  });

  it('says what looks like a pickle, and executes nothing', async () => {
    const pickle = Uint8Array.of(0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0);
    await expect(readFastTextModel(new Blob([pickle]))).rejects.toMatchObject({ code: 'BAD_MAGIC', message: /pickle/ });
  });

  it.each([
    ['bytes behind the last matrix', new Blob([bytes, 'x']), 'TRAILING_DATA'],
    ['a word twice', withTheTwice(), 'DUPLICATE_WORD'],
    ['a word that is not UTF-8', withByte(firstWord, 0xff), 'BAD_UTF8'],
    ['n-grams of which the shortest is longer than the longest', withInt32(place.minGram, 5), 'INCONSISTENT'],
  ])('warns of %s, and refuses it in strict mode', async (_what, source, code) => {
    const codes: string[] = [];
    await readFastTextModel(source, { onWarning: (warning) => void codes.push(warning.code) });
    expect(codes).toContain(code);
    await expect(readFastTextModel(source, { strict: true })).rejects.toMatchObject({ code });
  });
});
