import { expect, it } from 'vitest';
import { gatherChunks } from './gather-chunks.ts';

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const collected: Uint8Array[] = [];
  for await (const chunk of chunks) collected.push(chunk);
  return collected;
}

it('gathers small chunks, hands on large ones, and keeps the order of all bytes', async () => {
  const small = Array.from({ length: 30_000 }, (_, i) => i % 5);
  const lengths = [3, 0, 70_000, 1, 65_536, 65_535, 2, 70_000, 80_000, ...small];
  const chunks = lengths.map((length, i) => new Uint8Array(length).fill(i));
  const gathered = await collect(gatherChunks(chunks));
  expect(Buffer.concat(gathered).equals(Buffer.concat(chunks))).toBe(true);
  expect(gathered.map(({ length }) => length)).toEqual([3, 70_000, 1, 65_536, 65_535, 2, 70_000, 80_000, 60_000]);
  expect(gathered[1]).toBe(chunks[2]);
});

it('copies what it gathers, so that the buffer of a small chunk may be filled again at once', async () => {
  const buffer = new Uint8Array(2);
  async function* numbers(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < 3; i++) yield buffer.fill(i);
  }
  expect(await collect(gatherChunks(numbers()))).toEqual([Uint8Array.of(0, 0, 1, 1, 2, 2)]);
});

it('yields nothing for nothing', async () => {
  expect(await collect(gatherChunks([]))).toEqual([]);
});
