import { describe, expect, it } from 'vitest';
import { reusing } from './__fixtures__/streams.ts';
import { lineBlocks } from './line-blocks.ts';

async function blocksOf(text: string, chunkBytes: number, lineBytes = 100): Promise<string[]> {
  const blocks: string[] = [];
  const place = (): { line: number } => ({ line: blocks.join('').split('\n').length });
  for await (const block of lineBlocks(reusing(Buffer.from(text), chunkBytes), lineBytes, place)) {
    blocks.push(Buffer.from(block).toString());
  }
  return blocks;
}

describe('lineBlocks', () => {
  const text = 'one\n\ntwo two\nthree\n';

  it.each([1, 2, 3, 5, 8, 13, 100])('cuts behind newlines only, in chunks of %i bytes', async (chunkBytes) => {
    const blocks = await blocksOf(text, chunkBytes);
    expect(blocks.join('')).toBe(text);
    for (const block of blocks) expect(block.endsWith('\n')).toBe(true);
  });

  it.each([1, 4, 100])('gives the last line the newline that it lacks, in chunks of %i bytes', async (chunkBytes) => {
    expect((await blocksOf('one\ntwo', chunkBytes)).join('')).toBe('one\ntwo\n');
  });

  it('yields nothing for no bytes', async () => {
    expect(await blocksOf('', 10)).toEqual([]);
  });

  it.each([1, 7, 30])('refuses a line beyond the limit, naming it, in chunks of %i bytes', async (chunkBytes) => {
    await expect(blocksOf(`one\n${'x'.repeat(50)}\n`, chunkBytes, 40)).rejects.toMatchObject({
      code: 'LIMIT',
      line: 2,
    });
  });

  it('keeps no more of a line than the limit', async () => {
    let handedOut = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (; handedOut < 1e6; handedOut += 10) yield new Uint8Array(10).fill(0x61);
    }
    await expect(lineBlocks(endless(), 1_000, () => ({})).next()).rejects.toMatchObject({ code: 'LIMIT' });
    expect(handedOut).toBeLessThanOrEqual(1_000);
  });
});
