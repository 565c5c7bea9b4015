import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from './__fixtures__/chunks.ts';
import { readBytes } from './node-read-bytes.ts';
import { openFile } from './open-file.ts';
import { readBytes as readBytesInBrowsers } from './web-read-bytes.ts';

const bytes = Uint8Array.from({ length: 10_000 }, (_, i) => (i * 7) % 251);
let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firth-files-'));
  path = join(folder, 'bytes.bin');
  await writeFile(path, bytes);
});
afterAll(() => rm(folder, { recursive: true }));

const opens = [
  ['a blob', readBytesInBrowsers, async () => new Blob([bytes])],
  ['a file in Node', readBytes, () => openFile(path)],
  ['a part of a file in Node', readBytes, async () => (await openFile(path)).slice(0, bytes.length)],
] as const;

describe.each(opens)('readBytes of %s', (_, read, open) => {
  it.each([1, 999, 5_000, 10_000, 1 << 20])('yields all bytes in order, %i at a time', async (chunkBytes) => {
    const seen: number[] = [];
    for await (const chunk of read(await open(), { chunkBytes, reuseBuffers: true })) {
      expect(chunk.length).toBeLessThanOrEqual(chunkBytes);
      seen.push(...chunk);
    }
    expect(seen).toEqual([...bytes]);
  });

  it('hands out memory of its own for every chunk unless told otherwise', async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of read(await open(), { chunkBytes: 3_000 })) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  });

  it('ends with the reason of an abort', async () => {
    const controller = new AbortController();
    const reading = async (): Promise<void> => {
      for await (const _ of read(await open(), { chunkBytes: 100, signal: controller.signal })) {
        controller.abort(new Error('enough'));
      }
    };
    await expect(reading()).rejects.toThrow('enough');
  });

  it('can be left early', async () => {
    for await (const chunk of read(await open(), { chunkBytes: 10 })) {
      expect(chunk.length).toBe(10);
      break;
    }
  });
});

describe('readBytes', () => {
  it('passes on the chunks of a stream', async () => {
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 10);
      yield bytes.subarray(10, 30);
    }
    const lengths: number[] = [];
    for await (const chunk of readBytes(stream())) lengths.push(chunk.length);
    expect(lengths).toEqual([10, 20]);
  });

  it('says that a file changed under its hands', async () => {
    const growing = join(folder, 'growing.bin');
    await writeFile(growing, bytes);
    const blob = await openFile(growing);
    await appendFile(growing, 'more');
    await expect(collect(readBytes(blob))).rejects.toMatchObject({ code: 'IO', file: growing });
    await expect(collect(readBytes(blob.slice(0, 10)))).rejects.toMatchObject({ code: 'IO' });
  });

  it('says that a file is gone', async () => {
    const lost = join(folder, 'lost.bin');
    await writeFile(lost, bytes);
    const blob = await openFile(lost);
    await rm(lost);
    await expect(collect(readBytes(blob))).rejects.toMatchObject({
      code: 'IO',
      message: `${lost}: cannot be opened: no such file or directory`,
    });
  });
});
