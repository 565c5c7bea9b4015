import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../__fixtures__/random.ts';
import { vectorsOf } from '../__fixtures__/vectors.ts';
import { loadVectors } from '../load-vectors.ts';
import { saveVectors } from '../save-vectors.ts';
import type { WritableVectorFormat } from '../vector-format.ts';
import { inspectVectorFile } from './inspect-vector-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firth-inspect-'));
});
afterAll(() => rm(folder, { recursive: true }));

const random = createRandom(3);
const many = 3000;
const vectors = vectorsOf(
  Array.from({ length: many }, (_, i) => `word-${i}`),
  Array.from({ length: many }, () => Array.from({ length: 7 }, () => random() - 0.5)),
);

const written: readonly (readonly [WritableVectorFormat, isExact: boolean, numbers: string])[] = [
  ['arrow', true, 'float32'],
  ['glove-text', false, 'text'],
  ['model2vec', true, 'float32'],
  ['parquet', true, 'float32'],
  ['projector', false, 'text'],
  ['safetensors', true, 'float32'],
  ['wink-json', false, 'text'],
  ['word2vec-binary', true, 'float32'],
  ['word2vec-text', true, 'text'],
];

describe('inspectVectorFile', () => {
  it.each(written)('tells what loading a file of %s gives', async (format, isExact, numbers) => {
    const path = join(folder, format);
    await saveVectors(path, vectors, { format });
    const summary = await inspectVectorFile(path);
    const loaded = await loadVectors(path);
    expect(summary).toMatchObject({ format, dimensions: loaded.dimensions, isExact, numbers });
    // The row of the unknown token, which model2vec has and loading leaves out, is counted.
    const most = isExact ? Number(format === 'model2vec') : many / 50;
    expect(Math.abs(summary.words - loaded.vocabulary.size)).toBeLessThanOrEqual(most);
    expect(summary.memory.vectors).toBe(4 * summary.words * summary.dimensions);
    expect(summary.memory.total).toBe(summary.memory.vectors + summary.memory.words);
  });

  it.each(['word2vec-binary', 'word2vec-text', 'glove-text'] as const)(
    'tells of packed %s as of the file in it',
    async (format) => {
      const [plain, packed] = [join(folder, `plain-${format}`), join(folder, `packed-${format}.gz`)];
      await saveVectors(plain, vectors, { format });
      await saveVectors(packed, vectors, { format });
      const { memory, ...summary } = await inspectVectorFile(plain);
      expect(await inspectVectorFile(packed)).toMatchObject(summary);
    },
  );

  it.each([
    ['gensim/beside.kv', 'gensim', 'float32'],
    ['gensim/beside.model', 'gensim', 'float32'],
    ['gensim/inline.model', 'gensim', 'float32'],
    ['gensim-3/beside.kv', 'gensim', 'float32'],
    ['gensim-3/python2.kv', 'gensim', 'float32'],
    ['gguf/f16.gguf', 'gguf', 'float16'],
    ['gguf/q4_0.gguf', 'gguf', 'q4_0'],
    ['model2vec/half', 'model2vec', 'float16'],
    ['model2vec/int8', 'model2vec', 'i8'],
    ['model2vec/quantized', 'model2vec', 'float32'],
  ])('tells what others wrote in %s', async (name, format, numbers) => {
    const path = fileURLToPath(new URL(`../__fixtures__/${name}`, import.meta.url));
    const loaded = await loadVectors(path);
    const { words, ...summary } = await inspectVectorFile(path);
    expect(summary).toMatchObject({ format, dimensions: loaded.dimensions, isExact: true, numbers });
    // Only the numbers of model2vec tell that the last row, of the unknown token, is void.
    expect(words - loaded.vocabulary.size).toBeOneOf(format === 'model2vec' ? [0, 1] : [0]);
  });

  it('counts as many words as are loaded with the same limit', async () => {
    const path = join(folder, 'limited.bin');
    await saveVectors(path, vectors);
    expect(await inspectVectorFile(path, { limit: 10 })).toMatchObject({ words: 10, memory: { vectors: 280 } });
  });

  it('tells of 3 million vectors by their header', async () => {
    const path = join(folder, 'large.bin');
    const header = '3000000 300\n';
    await writeFile(path, header);
    await truncate(path, header.length + 3_000_000 * (1200 + 12)); // Takes no room on the disk.
    const summary = await inspectVectorFile(path);
    expect(summary).toMatchObject({ words: 3_000_000, dimensions: 300, memory: { vectors: 3.6e9 } });
  });

  it('refuses a header that promises more than the file can hold, a file that is packed where that hides its end, and none at all', async () => {
    const claim = join(folder, 'claim.bin');
    await writeFile(claim, '1000000 300\nking \x00\x00');
    await expect(inspectVectorFile(claim)).rejects.toMatchObject({ code: 'TRUNCATED', file: claim });
    const packed = join(folder, 'tensors.gz');
    const tensors = join(folder, 'tensors.safetensors');
    await saveVectors(tensors, vectors);
    await writeFile(packed, gzipSync(await readFile(tensors)));
    await expect(inspectVectorFile(packed)).rejects.toMatchObject({ code: 'UNSUPPORTED', file: packed });
    await expect(inspectVectorFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'IO' });
  });
});
