import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FirthError } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import { describe, expect, it } from 'vitest';
import { mutate, outcomeOf } from '../__fixtures__/mutate.ts';
import { createRandom } from '../__fixtures__/random.ts';
import { contentOf, vectorsOf } from '../__fixtures__/vectors.ts';
import { loadVectors } from '../load-vectors.ts';
import { saveVectors } from '../save-vectors.ts';
import { readSafetensorsVectors } from './read-safetensors-vectors.ts';
import { type CodeTensor, type FloatTensor, writeSafetensors } from './write-safetensors.ts';
import { writeSafetensorsVectors } from './write-safetensors-vectors.ts';

const python = '/usr/bin/python3';
const hasNumpy = spawnSync(python, ['-c', 'import numpy']).status === 0;
const vectors = vectorsOf(
  ['king', 'naïve', 'a b'],
  [
    [1, 0, 2],
    [0.5, 1, -1],
    [3, 4, 5],
  ],
);
const bytes = Uint8Array.from(Buffer.concat([...writeSafetensorsVectors(vectors)]));

/** A file with a table of the words' rows that does not fit `words`. */
function fileOf(words: string): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(words);
  const table = { shape: [2, 1], data: Float32Array.of(1, 2) };
  const tensors = new Map<string, FloatTensor | CodeTensor>([
    ['vectors', table],
    ['words', { shape: [text.length], data: text }],
  ]);
  return Uint8Array.from(Buffer.concat([...writeSafetensors(tensors)]));
}

describe('word vectors in safetensors', () => {
  it('are read as they were written, told by their content, with the fingerprint of their tokenizer', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'firth-safetensors-')), 'three.safetensors');
    const made = createWordVectors(vectors.vocabulary, vectors.matrix, { tokenizerFingerprint: 'abc' });
    await saveVectors(path, made);
    const read = await loadVectors(path);
    expect(contentOf(read)).toEqual(contentOf(vectors));
    expect(read.tokenizerFingerprint).toBe('abc');
    expect((await loadVectors(path, { limit: 2 })).matrix.rows).toBe(2);
    await saveVectors(`${path}.gz`, vectors, { format: 'safetensors' });
    expect(contentOf(await loadVectors(`${path}.gz`))).toEqual(contentOf(vectors));
  });

  it.skipIf(!hasNumpy)('are read by numpy (skipped without numpy)', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'firth-safetensors-')), 'three.safetensors');
    await saveVectors(path, vectors);
    const program = `
import json, numpy, struct
raw = open(${JSON.stringify(path)}, 'rb').read()
(n,) = struct.unpack('<Q', raw[:8])
header, data = json.loads(raw[8:8 + n]), raw[8 + n:]
part = lambda name: data[slice(*header[name]['data_offsets'])]
rows = numpy.frombuffer(part('vectors'), '<f4').reshape(header['vectors']['shape'])
print(json.dumps([part('words').decode().splitlines(), rows.tolist()]))`;
    const [words, rows] = JSON.parse(execFileSync(python, ['-c', program], { encoding: 'utf8' }));
    expect(words).toEqual(['king', 'naïve', 'a b']);
    expect(rows.flat()).toEqual(Array.from(vectors.matrix.data));
  });

  it.each([
    ['a file of other tensors', Uint8Array.from(Buffer.concat([...writeSafetensors(new Map())])), 'UNSUPPORTED'],
    ['a word too few', fileOf('one\n'), 'INCONSISTENT'],
    ['a word too many', fileOf('one\ntwo\nthree\n'), 'INCONSISTENT'],
  ] as const)('refuse %s', async (_, file, code) => {
    expect(await outcomeOf(readSafetensorsVectors, file)).toMatchObject({ code });
  });

  it('refuse every file that is cut short', async () => {
    for (let length = 0; length < bytes.length; length++)
      expect([length, await outcomeOf(readSafetensorsVectors, bytes.slice(0, length))]).toEqual([
        length,
        expect.any(FirthError),
      ]);
  });

  it('make vectors or a typed error of 5,000 mutations', async () => {
    const random = createRandom(23);
    let errors = 0;
    for (let round = 0; round < 5_000; round++)
      if ((await outcomeOf(readSafetensorsVectors, mutate(bytes, random))) instanceof FirthError) errors++;
    expect(errors).toBeGreaterThan(500);
  });
});
