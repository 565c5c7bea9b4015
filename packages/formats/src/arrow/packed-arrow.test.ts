import { readFileSync } from 'node:fs';
import { FirthError } from '@firth/core';
import {
  CompressionType,
  compressionRegistry,
  Field,
  FixedSizeList,
  Float32,
  RecordBatchStreamWriter,
  Table,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { mutate, outcomeOf } from '../__fixtures__/mutate.ts';
import { createRandom } from '../__fixtures__/random.ts';
import { contentOf, vectorsOf } from '../__fixtures__/vectors.ts';
import { inspectVectors } from '../inspect/inspect-vectors.ts';
import { readVectors } from '../read-vectors.ts';
import { readArrowVectors } from './read-arrow-vectors.ts';

/** Files that make-packed-arrow.mjs had Polars write of these words and rows. */
const names = ['polars-lz4', 'polars-zstd'] as const;
const words = Array.from({ length: 400 }, (_, row) => `${row % 2 ? 'word number ' : 'w'}${row}`);
const rows = words.map((_, row) =>
  Array.from({ length: 60 }, (_, column) => ((row * 31 + column * 7) % 97) / 64 - 0.5),
);

function bytesOf(name: (typeof names)[number]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(new URL(`../__fixtures__/arrow/${name}.arrow`, import.meta.url)));
}

/** A stream of three words whose buffers apache-arrow stores as they are, since they are longer when they are packed. */
function storedStream(): Uint8Array<ArrayBuffer> {
  const encode = (bytes: Uint8Array): Uint8Array => Uint8Array.of(0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0, ...bytes);
  compressionRegistry.set(CompressionType.LZ4_FRAME, { encode });
  const columns = {
    word: vectorFromArray(words.slice(0, 3), new Utf8()),
    vector: vectorFromArray(rows.slice(0, 3), new FixedSizeList(60, new Field('item', new Float32(), true))),
  };
  const writer = new RecordBatchStreamWriter({ compressionType: CompressionType.LZ4_FRAME });
  return Uint8Array.from(writer.writeAll(new Table(columns)).toUint8Array(true));
}

/** Where the length of the numbers stands: 96,000, in eight bytes. */
function lengthOfVectors(file: Uint8Array<ArrayBuffer>): number {
  return Buffer.from(file.buffer).indexOf(Buffer.of(0, 0x77, 1, 0, 0, 0, 0, 0));
}

describe('readArrowVectors, of packed batches,', () => {
  it.each(names)('reads %s as it was written, and tells its size before', async (name) => {
    const file = new Blob([bytesOf(name)]);
    expect(contentOf(await readVectors(file))).toEqual(contentOf(vectorsOf(words, rows)));
    expect(await inspectVectors(file)).toMatchObject({ words: 400, dimensions: 60, isExact: true });
  });

  it.each(names)('reads the first words of %s', async (name) => {
    const read = await readVectors(new Blob([bytesOf(name)]), { limit: 2 });
    expect(contentOf(read)).toEqual(contentOf(vectorsOf(words.slice(0, 2), rows.slice(0, 2))));
  });

  it('reads buffers that are stored as they are', async () => {
    expect(contentOf(await readVectors(new Blob([storedStream()])))).toEqual(
      contentOf(vectorsOf(words.slice(0, 3), rows.slice(0, 3))),
    );
  });

  it.each([
    ['no frame of LZ4', 'polars-lz4', 8, [0, 0, 0, 0], 'BAD_MAGIC', 8],
    ['no frame of Zstandard', 'polars-zstd', 8, [0, 0, 0, 0], 'CORRUPT', 8],
    ['a length of 2 GiB', 'polars-lz4', 0, [0, 0, 0, 128], 'INCONSISTENT', 0],
    ['a length of -2', 'polars-lz4', 0, [0xfe, 255, 255, 255, 255, 255, 255, 255], 'INCONSISTENT', 0],
  ] as const)('refuses %s, with where it is', async (_, name, behind, change, code, offset) => {
    const file = bytesOf(name);
    const at = lengthOfVectors(file);
    file.set(change, at + behind);
    expect(await outcomeOf(readArrowVectors, file)).toMatchObject({ code, offset: at + offset });
  });

  it('refuses every packed stream that is cut short', async () => {
    const file = storedStream();
    // The stream ends in the mark of its end, 8 bytes, which a reader can do without.
    for (let length = 0; length < file.length - 8; length += 5)
      expect([length, await outcomeOf(readArrowVectors, file.slice(0, length))]).toEqual([
        length,
        expect.any(FirthError),
      ]);
  });

  it.each(names)('makes vectors or a typed error of 500 mutations of %s', async (name) => {
    const random = createRandom(29);
    let errors = 0;
    for (let round = 0; round < 500; round++)
      if ((await outcomeOf(readArrowVectors, mutate(bytesOf(name), random))) instanceof FirthError) errors++;
    expect(errors).toBeGreaterThan(50);
  });
});
