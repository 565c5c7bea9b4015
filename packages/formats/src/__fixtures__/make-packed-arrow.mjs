/**
 * Makes arrow/: 400 words × 60 numbers, whose buffer of 96,000 bytes takes two blocks of LZ4, in batches that Polars packs by LZ4 and by Zstandard, and frames of
 * LZ4 that the program lz4 1.9.4 makes. apache-arrow reads the files, with lz4 and zstd to unpack them, before they are kept. It is not the writer: 21.2 puts the
 * packed length in front of a buffer, where the format has the length unpacked.
 *
 *     npm install --no-save nodejs-polars && node make-packed-arrow.mjs
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { CompressionType, compressionRegistry, tableFromIPC } from 'apache-arrow';
import polars from 'nodejs-polars';

const words = Array.from({ length: 400 }, (_, row) => `${row % 2 ? 'word number ' : 'w'}${row}`);
const rows = words.map((_, row) => Array.from({ length: 60 }, (_, column) => ((row * 31 + column * 7) % 97) / 64 - 0.5));
const at = (name) => new URL(`arrow/${name}`, import.meta.url).pathname;
const run = (program, ...options) => (input) => new Uint8Array(execFileSync(program, [...options, '-c'], { input, stdio: 'pipe' }));

// As Arrow's C++ packs by LZ4F_compressFrame: blocks of 64 KiB that point back to earlier ones, and no checksums.
const lz4 = { encode: run('lz4', '-B4', '-BD', '--no-frame-crc'), decode: run('lz4', '-d') };
compressionRegistry.set(CompressionType.LZ4_FRAME, lz4);
compressionRegistry.set(CompressionType.ZSTD, { encode: run('zstd'), decode: run('zstd', '-d') });
const frame = polars.DataFrame({ word: words, vector: polars.Series('vector', rows, polars.List(polars.Float32)) });
for (const compression of ['lz4', 'zstd']) {
  frame.writeIPC(at(`polars-${compression}.arrow`), { compression });
  const table = tableFromIPC(readFileSync(at(`polars-${compression}.arrow`)));
  assert.deepEqual(table.toArray().map(({ word, vector }) => [word, ...vector]), words.map((word, row) => [word, ...rows[row]]));
}

const text = 'You shall know a word by the company it keeps. '.repeat(2000);
const noise = Uint8Array.from({ length: 300 }, (_, i) => (i * i * 31 + (i >> 3) * 57) % 251);
// The size of a content that comes through a pipe is not written.
const textFile = at('text.tmp');
writeFileSync(textFile, text);
const frames = {
  linked: lz4.encode(text),
  checked: run('lz4', '-B4', '-BX', '--content-size', textFile)(),
  plain: lz4.encode(noise),
  empty: lz4.encode(''),
};
rmSync(textFile);
const base64 = Object.entries(frames).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]);
writeFileSync(at('lz4-frames.json'), `${JSON.stringify(Object.fromEntries(base64), null, 2)}\n`);
