/**
 * Makes a file of the layout of word2vec-google-news-300 (3 million words × 300 numbers, 3.6 GB), loads its first 100,000 words and then all of
 * them, each in a process of its own, prints seconds and peak memory beside the bound, and deletes the file.
 *
 *     node --conditions=@firth/source scripts/load-large.ts [WORDS] [DIMENSIONS]
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadVectors } from '../src/load-vectors.ts';

const mebibyte = 2 ** 20;

/** Yields the file a few thousand rows at a time: every number is its row's id, and a little more in each column. */
function* rowsOf(words: number, dimensions: number): Generator<Uint8Array> {
  yield Buffer.from(`${words} ${dimensions}\n`);
  const numbers = Float32Array.from({ length: dimensions }, (_, column) => column / dimensions);
  for (let first = 0; first < words; first += 4096) {
    const parts: Uint8Array[] = [];
    for (let id = first; id < Math.min(first + 4096, words); id++) {
      numbers[0] = id;
      parts.push(Buffer.from(`word_${id} `), new Uint8Array(numbers.slice().buffer));
    }
    yield Buffer.concat(parts);
  }
}

/** Loads the file in this process and prints what that took. */
async function measure(path: string, limit: number): Promise<void> {
  const start = performance.now();
  const vectors = await loadVectors(path, { limit });
  const seconds = (performance.now() - start) / 1000;
  const last = vectors.vocabulary.size - 1;
  if (vectors.vectorOf(`word_${last}`)?.[0] !== last) throw new Error('the last row is not what was written');
  const peak = (process.resourceUsage().maxRSS * 1024) / mebibyte;
  process.stdout.write(`${vectors.vocabulary.size} words: ${seconds.toFixed(2)} s, peak ${Math.round(peak)} MiB\n`);
}

const [first = '3000000', second = '300', limit] = process.argv.slice(2);
if (limit !== undefined) await measure(first, Number(limit));
else {
  const folder = await mkdtemp(join(tmpdir(), 'firth-large-'));
  const path = join(folder, 'large.bin');
  try {
    await writeFile(path, rowsOf(Number(first), Number(second)));
    const { size } = await stat(path);
    const bound = (size * 1.25) / mebibyte + 64;
    process.stdout.write(`${Math.round(size / mebibyte)} MiB on disk; the bound is ${Math.round(bound)} MiB\n`);
    for (const words of [100_000, Number(first)]) {
      const run = ['--conditions=@firth/source', import.meta.filename, path, second, String(words)];
      process.stdout.write(execFileSync(process.execPath, run));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
