import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FirthError, tokensOf } from '@firth/core';
import { gguf } from '@huggingface/gguf';
import { describe, expect, it } from 'vitest';
import { mutate, outcomeOf } from '../__fixtures__/mutate.ts';
import { createRandom } from '../__fixtures__/random.ts';
import { hexOf } from '../__fixtures__/vectors.ts';
import { loadVectors } from '../load-vectors.ts';
import { openGGUF } from './open-gguf.ts';
import { readGGUFVectors } from './read-gguf-vectors.ts';

const folder = fileURLToPath(new URL('../__fixtures__/gguf/', import.meta.url));
const bytesOf = (name: string): Uint8Array<ArrayBuffer> => Uint8Array.from(readFileSync(`${folder}${name}.gguf`));
const oracle: { readonly tokens: string[]; readonly bits: Record<string, string> } = JSON.parse(
  readFileSync(`${folder}oracle.json`, 'utf8'),
);

/** The F32 file with `patch` at `offset`. */
function patched(offset: number, ...patch: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf('f32');
  bytes.set(patch, offset);
  return bytes;
}

describe('readGGUFVectors', () => {
  it.each(Object.entries(oracle.bits))('reads the token table in %s, told by its content', async (name, bits) => {
    const vectors = await loadVectors(`${folder}${name}.gguf`);
    expect(tokensOf(vectors.vocabulary)).toEqual(oracle.tokens);
    expect(hexOf(vectors.matrix.data)).toBe(bits);
    const two = await loadVectors(`${folder}${name}.gguf`, { limit: 2 });
    expect(hexOf(two.matrix.data)).toBe(bits.slice(0, two.matrix.data.length * 8));
  });

  it('opens the same header as @huggingface/gguf', async () => {
    const theirs = await gguf(`${folder}q8_0.gguf`, { allowLocalFile: true });
    const ours = await openGGUF(new Blob([bytesOf('q8_0')]));
    expect(ours.metadata.get('tokenizer.ggml.tokens')).toEqual(theirs.metadata['tokenizer.ggml.tokens' as never]);
    const [info] = theirs.tensorInfos;
    expect(ours.tensors.get(info!.name)?.shape).toEqual(info!.shape.map(Number).reverse());
  });

  it.each([
    ['nothing', new Uint8Array(), 'EMPTY'],
    ['another magic number', patched(0, 0x58), 'BAD_MAGIC'],
    ['version 1', patched(4, 1), 'UNSUPPORTED'],
    ['2^60 tensors', patched(15, 0x10), 'LIMIT'],
    ['the data taken for more tensors', patched(8, 9), 'LIMIT'],
    ['2^40 entries of metadata', patched(21, 1), 'TRUNCATED'],
  ] as const)('refuses %s', async (_, bytes, code) => {
    expect(await outcomeOf(readGGUFVectors, bytes)).toMatchObject({ code });
  });

  it('refuses every file that is cut short', async () => {
    const bytes = bytesOf('q4_0');
    for (let length = 0; length < bytes.length; length++)
      expect([length, await outcomeOf(readGGUFVectors, bytes.slice(0, length))]).toEqual([
        length,
        expect.any(FirthError),
      ]);
  });

  it('makes vectors or a typed error of 10,000 mutations', async () => {
    const random = createRandom(22);
    const seed = bytesOf('q8_0');
    let errors = 0;
    for (let round = 0; round < 10_000; round++)
      if ((await outcomeOf(readGGUFVectors, mutate(seed, random))) instanceof FirthError) errors++;
    expect(errors).toBeGreaterThan(1_000);
  });
});
