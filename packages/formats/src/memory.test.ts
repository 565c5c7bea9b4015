import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVocabulary, type WordVectors } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from './__fixtures__/random.ts';
import { saveVectors } from './save-vectors.ts';

const script = fileURLToPath(new URL('./__fixtures__/load-and-measure.ts', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firth-formats-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Vectors of 20 MB. */
function largeVectors(): WordVectors {
  const random = createRandom(11);
  const rows = 50_000;
  const columns = 100;
  const data = Float32Array.from({ length: rows * columns }, () => random() - 0.5);
  return createWordVectors(createVocabulary(Array.from({ length: rows }, (_, id) => `word${id}`)), {
    rows,
    columns,
    data,
  });
}

describe('the memory of loading', () => {
  // 64 MiB less what Node takes before the first file is open.
  const allowance = 16 * 2 ** 20;
  const vectors = largeVectors();

  it.each(['large.bin', 'large.txt'])('is that of the file and a quarter for %s', async (name) => {
    const path = join(folder, name);
    await saveVectors(path, vectors);
    const { size } = await stat(path);
    const peak = Number(execFileSync(process.execPath, ['--conditions=@firth/source', script, path]));
    expect(peak).toBeGreaterThan(vectors.matrix.data.byteLength);
    expect(peak).toBeLessThan(size * 1.25 + allowance);
  });
});
