import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FirthError } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { mutate, outcomeOf } from '../__fixtures__/mutate.ts';
import { createRandom } from '../__fixtures__/random.ts';
import type { FloatTensor } from '../safetensors/write-safetensors.ts';
import { openNpz, writeNpz } from './index.ts';

const python = '/usr/bin/python3';
const hasNumpy = spawnSync(python, ['-c', 'import numpy']).status === 0;
const table: FloatTensor = { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6e-40) };

async function bytesOf(arrays: ReadonlyMap<string, FloatTensor>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeNpz(arrays)) chunks.push(chunk);
  return Uint8Array.from(Buffer.concat(chunks));
}

/** Every array of a file. */
async function readAll(file: Blob): Promise<unknown> {
  const arrays = await openNpz(file);
  return Promise.all(Array.from(arrays, async ([name, array]) => [name, await array.read()] as const));
}

describe('openNpz and writeNpz', () => {
  it('give back the arrays by their names, and the same bytes each time', async () => {
    const arrays = new Map([
      ['wte', table],
      ['bias', { shape: [1], data: Float32Array.of(7) }],
    ]);
    const bytes = await bytesOf(arrays);
    expect(await readAll(new Blob([bytes]))).toEqual([...arrays]);
    expect(await bytesOf(arrays)).toEqual(bytes);
    await expect(bytesOf(new Map([['wte', { ...table, shape: [7] }]]))).rejects.toMatchObject({
      code: 'DIMENSION_MISMATCH',
    });
  });

  it.skipIf(!hasNumpy)('agree with numpy both ways (skipped without numpy)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firth-npz-'));
    const [ours, plain, packed] = ['ours', 'plain', 'packed'].map((name) => join(folder, `${name}.npz`)) as [
      string,
      string,
      string,
    ];
    writeFileSync(ours, await bytesOf(new Map([['wte', table]])));
    const program = `
import numpy, sys
ours, plain, packed = sys.argv[1:]
table = numpy.load(ours)['wte']
numpy.savez(plain, wte=table)
numpy.savez_compressed(packed, wte=table)`;
    execFileSync(python, ['-c', program, ours, plain, packed]);
    for (const path of [plain, packed]) expect(await readAll(new Blob([readFileSync(path)]))).toEqual([['wte', table]]);
  });

  it('refuse every file that is cut short', async () => {
    const bytes = await bytesOf(new Map([['wte', table]]));
    for (let length = 0; length < bytes.length; length++)
      expect([length, await outcomeOf(readAll, bytes.slice(0, length))]).toEqual([length, expect.any(FirthError)]);
  });

  it('make arrays or a typed error of 1,000 mutations', async () => {
    const random = createRandom(24);
    const bytes = await bytesOf(new Map([['wte', table]]));
    let errors = 0;
    for (let round = 0; round < 1_000; round++)
      if ((await outcomeOf(readAll, mutate(bytes, random))) instanceof FirthError) errors++;
    expect(errors).toBeGreaterThan(100);
  });
});
