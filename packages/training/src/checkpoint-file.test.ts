import { describe, expect, it } from 'vitest';
import { type CheckpointContent, readCheckpoint, writeCheckpoint } from './checkpoint-file.ts';

const content: CheckpointContent = {
  kind: 'word2vec',
  description: { words: ['a', '__proto__', '日本'], state: { nextChunk: 3 } },
  arrays: {
    inputRows: Float32Array.of(1.5, -2, Number.NaN),
    counts: Float64Array.of(1e17, 1 / 3),
    ids: Uint32Array.of(0xffffffff),
    empty: new Float32Array(0),
  },
};
const whole = new Blob([...writeCheckpoint(content)] as BlobPart[]);
const expected = { kind: 'word2vec', file: 'run.checkpoint' };

async function withByte(offset: number, value: number): Promise<Blob> {
  const bytes = new Uint8Array(await whole.arrayBuffer());
  bytes[offset] = value;
  return new Blob([bytes]);
}

describe('readCheckpoint', () => {
  it('reads what was written, bit for bit', async () => {
    const { kind, description, arrays } = await readCheckpoint(whole, expected);
    expect({ kind, description, arrays: { ...arrays } }).toEqual(content);
  });

  it('refuses every prefix of a file', async () => {
    for (let length = 0; length < whole.size; length++) {
      await expect(readCheckpoint(whole.slice(0, length), expected)).rejects.toMatchObject({
        name: 'FirthError',
        file: 'run.checkpoint',
      });
    }
  });

  it.each([
    { code: 'BAD_MAGIC', offset: 0, value: 0 },
    { code: 'UNSUPPORTED', offset: 8, value: 2 },
    { code: 'BAD_HEADER', offset: 15, value: 255 },
    { code: 'BAD_HEADER', offset: 16, value: 0 },
  ])('answers a damaged byte $offset with $code', async ({ code, offset, value }) => {
    await expect(readCheckpoint(await withByte(offset, value), expected)).rejects.toMatchObject({ code });
  });

  it('refuses what follows the last array, and the checkpoint of another trainer', async () => {
    await expect(readCheckpoint(new Blob([whole, 'x']), expected)).rejects.toMatchObject({ code: 'TRAILING_DATA' });
    await expect(readCheckpoint(whole, { kind: 'glove' })).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });

  it('believes no length that the file cannot hold', async () => {
    const header = JSON.stringify({ kind: 'word2vec', arrays: [{ name: 'a', type: 'float64', length: 2 ** 50 }] });
    const prologue = new Uint8Array(await whole.slice(0, 16).arrayBuffer());
    new DataView(prologue.buffer).setUint32(12, header.length, true);
    await expect(readCheckpoint(new Blob([prologue, header]), expected)).rejects.toMatchObject({ code: 'TRUNCATED' });
  });
});
