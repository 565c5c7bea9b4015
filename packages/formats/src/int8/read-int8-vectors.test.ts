import { describe, expect, it } from 'vitest';
import { readInt8Vectors } from './read-int8-vectors.ts';

interface Parts {
  readonly codes: Int8Array<ArrayBuffer>;
  readonly shape: readonly number[];
  readonly scales: Float32Array<ArrayBuffer>;
  readonly words: Uint8Array<ArrayBuffer>;
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const good: Parts = {
  codes: Int8Array.of(2, -2, 127, -128, 0, 1),
  shape: [2, 3],
  scales: Float32Array.of(0.5, 0.25),
  words: utf8('a\nété\n'),
};

function fileOf({ codes, shape, scales, words }: Parts, codeType = 'I8'): Blob {
  const ends = [scales.byteLength, scales.byteLength + codes.length, scales.byteLength + codes.length + words.length];
  const header = JSON.stringify({
    scales: { dtype: 'F32', shape: [scales.length], data_offsets: [0, ends[0]] },
    codes: { dtype: codeType, shape, data_offsets: [ends[0], ends[1]] },
    words: { dtype: 'U8', shape: [words.length], data_offsets: [ends[1], ends[2]] },
  });
  return new Blob([new BigUint64Array([BigInt(header.length)]), header, scales, codes, words]);
}

describe('readInt8Vectors', () => {
  it('reads codes times the scale of their row', async () => {
    const { vocabulary, matrix } = await readInt8Vectors(fileOf(good));
    expect([vocabulary.tokenOf(0), vocabulary.tokenOf(1)]).toEqual(['a', 'été']);
    expect(Array.from(matrix.data)).toEqual([1, -1, 63.5, -32, 0, 0.25]);
  });

  it('reads only the first words when asked', async () => {
    const { vocabulary, matrix } = await readInt8Vectors(fileOf(good), { limit: 1 });
    expect([vocabulary.size, matrix.rows, matrix.data.length]).toEqual([1, 1, 3]);
  });

  it.each([
    ['fewer words than rows', { ...good, words: utf8('a\n') }, 'INCONSISTENT'],
    ['more scales than rows', { ...good, scales: Float32Array.of(1, 1, 1) }, 'INCONSISTENT'],
    ['codes of one axis', { ...good, shape: [6] }, 'INCONSISTENT'],
    ['a word twice', { ...good, words: utf8('a\na\n') }, 'DUPLICATE_WORD'],
    ['words that are not UTF-8', { ...good, words: Uint8Array.of(0xff, 10, 98, 10) }, 'BAD_UTF8'],
  ])('refuses %s', async (_, parts, code) => {
    await expect(readInt8Vectors(fileOf(parts), { name: 'x' })).rejects.toMatchObject({ code, file: 'x' });
  });

  it('refuses codes of another type, and a file that ends early', async () => {
    await expect(readInt8Vectors(fileOf(good, 'U8'))).rejects.toThrow(
      'the tensor codes is U8 of 2 axes, expected I8 of 2',
    );
    const file = fileOf(good);
    for (const end of [0, 7, 20, file.size - 1]) {
      await expect(readInt8Vectors(file.slice(0, end))).rejects.toMatchObject({ code: 'TRUNCATED' });
    }
  });
});
