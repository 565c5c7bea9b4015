import { gzipSync } from 'node:zlib';
import { FirthError } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { collect, pieces, reusing } from './__fixtures__/chunks.ts';
import { decompress as inNode } from './node-decompress.ts';
import { decompress as inBrowsers } from './web-decompress.ts';

const text = Array.from({ length: 500 }, (_, i) => `word${i} ${i * 0.37} ${Math.sin(i)}`).join('\n');
const packed = gzipSync(text);

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  return (await collect(chunks)).toString();
}

async function errorOf(chunks: AsyncIterable<Uint8Array>): Promise<FirthError> {
  const error: unknown = await textOf(chunks).then(
    () => expect.unreachable('it was read'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FirthError);
  return error as FirthError;
}

const changed = (offset: number, bytes = packed): Uint8Array =>
  Uint8Array.from(bytes, (byte, i) => (i === offset ? byte ^ 1 : byte));

describe.each([
  ['in Node', inNode],
  ['in browsers', inBrowsers],
])('decompress %s', (_, decompress) => {
  it.each([1, 7, 1000, 1 << 20])('inflates gzip that comes in pieces of %i bytes', async (length) => {
    expect(await textOf(decompress(pieces(packed, length)))).toBe(text);
    expect(await textOf(decompress(reusing(packed, length)))).toBe(text);
  });

  it.each([1, 1000])('passes on what is not packed, in pieces of %i bytes', async (length) => {
    expect(await textOf(decompress(pieces(Buffer.from(text), length)))).toBe(text);
  });

  it('passes on an empty stream', async () => {
    expect(await textOf(decompress(pieces(new Uint8Array())))).toBe('');
  });

  it('refuses every file that is cut, without a word from it being taken for the whole', async () => {
    const small = gzipSync('3 3\ncat 1 2 3\n');
    for (let length = 2; length < small.length; length++) {
      const error = await errorOf(decompress(pieces(small.subarray(0, length)), { file: 'cut.gz' }));
      expect([length, error.code, error.file]).toEqual([length, 'TRUNCATED', 'cut.gz']);
    }
  });

  it('names the compression that it does not read, and closes the source', async () => {
    let isClosed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from('425a683931415926535900000000', 'hex');
      } finally {
        isClosed = true;
      }
    }
    const error = await errorOf(decompress(source(), { file: 'a.bz2' }));
    expect(error.code).toBe('UNSUPPORTED');
    expect(error.message).toBe('a.bz2: the file is packed with bzip2; only gzip is read');
    expect(isClosed).toBe(true);
  });

  it('stops a bomb at the limit, long before all of it is inflated', async () => {
    const bomb = gzipSync(new Uint8Array(64 << 20));
    let inflated = 0;
    const counted = async (): Promise<void> => {
      for await (const chunk of decompress(pieces(bomb), { maximumBytes: 1 << 20 })) inflated += chunk.length;
    };
    await expect(counted()).rejects.toMatchObject({ code: 'LIMIT' });
    expect(inflated).toBeLessThanOrEqual(1 << 20);
  });

  it('can be left early', async () => {
    const bomb = gzipSync(new Uint8Array(8 << 20));
    for await (const chunk of decompress(pieces(bomb, 100))) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });

  it('passes on an error of the source as it is', async () => {
    async function* source(): AsyncGenerator<Uint8Array> {
      yield packed.subarray(0, 100);
      throw new FirthError('IO', 'the disk is gone');
    }
    expect((await errorOf(decompress(source()))).code).toBe('IO');
  });
});

describe('decompress in Node', () => {
  const decompress = inNode;

  it.each([1, 7, 1 << 20])('inflates members one after the other, in pieces of %i bytes', async (length) => {
    const members = Buffer.concat([packed, gzipSync(''), gzipSync(' and more')]);
    expect(await textOf(decompress(pieces(members, length)))).toBe(`${text} and more`);
  });

  it.each([1, 512, 1 << 20])('skips zeros after the last member, in pieces of %i bytes', async (length) => {
    expect(await textOf(decompress(pieces(Buffer.concat([packed, Buffer.alloc(700)]), length)))).toBe(text);
  });

  it.each([
    ['garbage', Buffer.from('garbage!')],
    ['garbage behind zeros', Buffer.from('\0\0\0garbage!')],
    ['a member behind zeros', Buffer.concat([Buffer.alloc(9), packed])],
  ])('refuses %s after the last member', async (_, tail) => {
    for (const length of [1, 5, 1 << 20]) {
      const error = await errorOf(decompress(pieces(Buffer.concat([packed, tail]), length)));
      expect([length, error.code]).toEqual([length, 'TRAILING_DATA']);
    }
  });

  it('lets the memory of a chunk go when told to, and only then', async () => {
    const long = Uint8Array.from({ length: 1 << 20 }, (_, i) => (i * i) >> 7);
    const held: Uint8Array[] = [];
    for await (const chunk of decompress(pieces(gzipSync(long)))) held.push(chunk);
    expect(Buffer.concat(held).equals(long)).toBe(true);
    const chunks = decompress(pieces(gzipSync(long)), { reuseBuffers: true });
    expect((await collect(chunks)).equals(long)).toBe(true);
  });

  it('checks the checksum and the length at the end', async () => {
    for (const offset of [packed.length - 8, packed.length - 1]) {
      expect((await errorOf(decompress(pieces(changed(offset))))).code).toBe('BAD_CHECKSUM');
    }
  });

  it('gives a typed error or the right text whatever byte is changed', async () => {
    const small = gzipSync('3 3\ncat 1 2 3\n');
    for (let offset = 2; offset < small.length; offset++) {
      const outcome = await textOf(decompress(pieces(changed(offset, small)))).catch((error: unknown) => error);
      if (outcome instanceof FirthError) expect(outcome.code).toMatch(/^(BAD_CHECKSUM|CORRUPT|TRUNCATED)$/);
      else expect([offset, outcome]).toEqual([offset, '3 3\ncat 1 2 3\n']);
    }
  });
});

describe('decompress in browsers', () => {
  it('refuses a second member with an error that says so', async () => {
    const error = await errorOf(inBrowsers(pieces(Buffer.concat([packed, packed]))));
    expect(error.code).toBe('TRAILING_DATA');
    expect(error.message).toContain('behind the first member');
  });

  it('refuses a wrong checksum, and damage in the middle', async () => {
    for (const offset of [packed.length - 8, packed.length >> 1]) {
      expect((await errorOf(inBrowsers(pieces(changed(offset))))).code).toMatch(/^(BAD_CHECKSUM|CORRUPT)$/);
    }
  });
});
