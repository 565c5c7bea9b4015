import { describe, expect, it } from 'vitest';
import type { ArrowBatch } from './arrow-messages.ts';
import { viewedTexts } from './viewed-texts.ts';

const column = { node: 0, buffer: 0, views: 0, offsetBytes: undefined, dictionary: undefined };
const long = new TextEncoder().encode('thirteen and more');

/** A view of a text in buffer `data`, from `begin` on. */
function viewOf(length: number, data: number, begin: number): Uint8Array {
  return new Uint8Array(Int32Array.of(length, 0, data, begin).buffer);
}

/** Reads the one text of a batch: no validity, `view`, and `long` as its data, behind which `more` buffers stand. */
async function textOf(view: Uint8Array, more: readonly number[] = []): Promise<string> {
  const batch: ArrowBatch = {
    ...{ rows: 1, nodes: [1, 0], buffers: [0, 0, 0, 16, 16, long.length, ...more], viewBuffers: [1 + more.length / 2] },
    ...{ bodyStart: 0, bodyBytes: 16 + long.length, codec: undefined, dictionary: undefined },
  };
  const file = new Blob([view, long] as Uint8Array<ArrayBuffer>[]);
  const [text] = await viewedTexts(file, batch, column, {});
  return new TextDecoder().decode(text);
}

describe('viewedTexts', () => {
  it('finds short texts in their views and long ones in their data', async () => {
    const short = Uint8Array.of(2, 0, 0, 0, 0x68, 0x69, ...Array(10).fill(0));
    expect(await textOf(short)).toBe('hi');
    expect(await textOf(viewOf(13, 0, 4))).toBe('teen and more');
  });

  it.each([
    ['another buffer', viewOf(13, 1, 0)],
    ['more than its data', viewOf(14, 0, 4)],
    ['what is in front of its data', viewOf(13, 0, -1)],
    ['a negative length', viewOf(-1, 0, 0)],
  ])('refuses a view of %s', async (_, view) => {
    await expect(textOf(view)).rejects.toMatchObject({ code: 'INCONSISTENT' });
  });

  it('refuses buffers that share bytes, of which a small file could claim any number', async () => {
    await expect(textOf(viewOf(13, 0, 4), [16, long.length])).rejects.toMatchObject({ code: 'INCONSISTENT' });
  });
});
