import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openAsBlob, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FirthError } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { readNpy } from './read-npy.ts';
import { writeNpy } from './write-npy.ts';

const python = '/usr/bin/python3';
const hasNumpy = spawnSync(python, ['-c', 'import numpy']).status === 0;
const badFiles = fileURLToPath(new URL('../../../../../shared/data/bad-files/', import.meta.url));

/** A file with the dictionary `text` before `data`. */
function handMade(text: string, data: Uint8Array<ArrayBuffer> = new Uint8Array()): Blob {
  return new Blob([
    Uint8Array.of(0x93),
    'NUMPY',
    Uint8Array.of(1, 0, text.length & 0xff, text.length >> 8),
    text,
    data,
  ]);
}

async function codeOf(file: Blob): Promise<string> {
  const error = await readNpy(file).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FirthError);
  return (error as FirthError).code;
}

describe('readNpy and writeNpy', () => {
  it.each([[[2, 3]], [[6]], [[1, 2, 3]], [[0, 4]], [[]]])('give back an array of the shape %j', async (shape) => {
    const length = shape.reduce((product, extent) => product * extent, 1);
    const data = Float32Array.from({ length }, (_, i) => i - 1.5);
    const file = new Blob([...writeNpy({ shape, data })]);
    expect((file.size - data.byteLength) % 64).toBe(0);
    expect(await readNpy(file)).toEqual({ shape, data });
  });

  it('read halves, and the order of Fortran on any number of axes', async () => {
    const halves = handMade("{'shape': (2,), 'fortran_order': True, 'descr': '>f2'}", Uint8Array.of(0x3c, 0, 0xc0, 0));
    expect(await readNpy(halves)).toEqual({ shape: [2], data: Float32Array.of(1, -2) });
    const data = new Uint8Array(Float32Array.of(0, 4, 2, 6, 1, 5, 3, 7).buffer);
    const cube = handMade("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2, 2), }\n", data);
    expect((await readNpy(cube)).data).toEqual(Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7));
  });

  it.each([
    ["{'descr': '<i4', 'fortran_order': False, 'shape': ()}", 'UNSUPPORTED'],
    ["{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': ()}", 'BAD_HEADER'],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", 'BAD_HEADER'],
    [`{'descr': '<f4', 'fortran_order': False, 'shape': (${'1'.repeat(60_000)}x)}`, 'BAD_HEADER'],
    [`{'descr': '<f4', 'fortran_order': False, ${'}'.repeat(60_000)}x`, 'BAD_HEADER'],
    ["{'descr': '<f4', 'fortran_order': 0, 'shape': ()}", 'BAD_HEADER'],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (9007199254740993, 4)}", 'TRUNCATED'],
    [`{'descr': '<f4', 'fortran_order': False, 'shape': (${'1'.repeat(400)},)}`, 'TRUNCATED'],
  ])('refuse %s', async (header, code) => {
    expect(await codeOf(handMade(header))).toBe(code);
  });

  it('refuse every file that is cut short, and one that goes on', async () => {
    const file = new Blob([...writeNpy({ shape: [2], data: Float32Array.of(1, 2) })]);
    for (let end = 0; end < file.size; end++)
      expect(['EMPTY', 'TRUNCATED']).toContain(await codeOf(file.slice(0, end)));
    expect(await codeOf(new Blob([file, 'x']))).toBe('TRAILING_DATA');
    expect(() => [...writeNpy({ shape: [3], data: Float32Array.of(1) })]).toThrow('1 numbers for the shape 3');
  });

  it.skipIf(!hasNumpy)('agree with numpy (skipped without numpy)', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'firth-npy-')), 'ours.npy');
    const data = Float32Array.of(1.5, -2, 3e-40, 4, 5, 6);
    writeFileSync(path, Buffer.concat([...writeNpy({ shape: [3, 2], data })]));
    const program = `import json, numpy; a = numpy.load(${JSON.stringify(path)}); print(json.dumps([str(a.dtype), a.shape, a.astype(float).ravel().tolist()]))`;
    const { stdout } = spawnSync(python, ['-c', program], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual(['float32', [3, 2], Array.from(data)]);
  });
});

interface Case {
  readonly file: string;
  readonly format: string;
  readonly expected: 'ok' | 'error';
  readonly code?: string;
  readonly facts?: { readonly shape: readonly number[]; readonly values: readonly (number | string)[] };
}
const isThere = existsSync(badFiles);
const cases: Case[] = isThere
  ? JSON.parse(readFileSync(`${badFiles}manifest.json`, 'utf8')).cases.filter(({ format }: Case) => format === 'npy')
  : [];

describe.skipIf(!isThere)('the shared .npy files (skipped where ../shared is absent)', () => {
  it.each(cases)('$file is read as expected', async ({ file, expected, code, facts }) => {
    const blob = await openAsBlob(badFiles + file);
    if (expected === 'error') {
      expect(await codeOf(blob)).toBe(code);
      return;
    }
    const { shape, data } = await readNpy(blob);
    expect(shape).toEqual(facts!.shape);
    const values = facts!.values.map(Number);
    expect(Array.from(data.subarray(0, values.length))).toEqual(values.map((value) => expect.closeTo(value, 6)));
  });
});
