import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openAsBlob, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FirthError } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { openSafetensors } from './open-safetensors.ts';
import { type FloatTensor, writeSafetensors } from './write-safetensors.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const fixture = path('../__fixtures__/numpy.safetensors');
const script = path('../__fixtures__/make-safetensors.py');
const badFiles = path('../../../../../shared/data/bad-files/');
const python = '/usr/bin/python3';
const hasNumpy = spawnSync(python, ['-c', 'import numpy']).status === 0;

const table: FloatTensor = { shape: [2, 2], data: Float32Array.of(1.5, -2, 3e-40, 4) };

function fileOf(tensors: ReadonlyMap<string, FloatTensor>, metadata?: ReadonlyMap<string, string>): Blob {
  return new Blob([...writeSafetensors(tensors, { metadata })]);
}

/** A file with the header `text` and `dataBytes` zeros. */
function handMade(text: string, dataBytes = 0): Blob {
  const header = new TextEncoder().encode(text);
  const length = new DataView(new ArrayBuffer(8));
  length.setBigUint64(0, BigInt(header.length), true);
  return new Blob([length, header, new Uint8Array(dataBytes)]);
}

async function codeOf(file: Blob): Promise<string> {
  const error = await openSafetensors(file, { name: 'x' }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FirthError);
  expect((error as FirthError).file).toBe('x');
  return (error as FirthError).code;
}

describe('openSafetensors', () => {
  it('reads floats of every width as numpy wrote them', async () => {
    const { tensors, metadata } = await openSafetensors(await openAsBlob(fixture));
    const floats = async (name: string): Promise<number[]> => Array.from(await tensors.get(name)!.floats());
    expect(Object.fromEntries(metadata)).toEqual({ 'made by': 'numpy' });
    const halves = [2 ** -24, 1023 * 2 ** -24, 2 ** -14, 65_504, -0, 1 + 2 ** -10, -2, Number.POSITIVE_INFINITY];
    expect(await floats('halves')).toEqual(halves);
    expect(await floats('singles')).toEqual([1.5, -2, 3.25, Math.fround(1e-40), 65_536, -0]);
    expect((await floats('brain')).slice(0, 3)).toEqual([1.5, -2, 3.25]);
    expect(await floats('doubles')).toEqual([Math.fround(0.1), 0]);
    expect([await floats('one'), tensors.get('one')!.shape]).toEqual([[7], []]);
    expect([await floats('none'), tensors.get('none')!.shape]).toEqual([[], [2, 0]]);
    expect(tensors.get('ids')).toMatchObject({ type: 'I64', shape: [2], byteLength: 16 });
    await expect(floats('ids')).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });

  it('reads of a large file only what is asked for', async () => {
    const file = fileOf(new Map([['a', table]]));
    const slices: number[] = [];
    const watched = Object.assign(new Blob([file]), {
      slice(begin: number, end: number) {
        slices.push(end - begin);
        return file.slice(begin, end);
      },
    });
    const { tensors } = await openSafetensors(watched);
    const opened = slices.length;
    expect(slices.reduce((sum, bytes) => sum + bytes)).toBe(file.size - 16);
    await tensors.get('a')!.floats();
    expect(slices.slice(opened)).toEqual([16]);
  });

  it.each([
    [
      '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\\u0061":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}',
      4,
      'BAD_JSON',
    ],
    ['{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 4, 'BAD_JSON'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 0, 'BAD_JSON'],
    ['{"a":4}', 4, 'INCONSISTENT'],
    ['{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}', 4, 'INCONSISTENT'],
    ['{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}', 0, 'INCONSISTENT'],
    ['{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 3, 'TRUNCATED'],
    ['{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 5, 'TRAILING_DATA'],
    ['{"a":{"dtype":"F4","shape":[1],"data_offsets":[0,4]}}', 4, 'UNSUPPORTED'],
    ['{"__metadata__":[]}', 0, 'INCONSISTENT'],
    ['{"__metadata__"', 0, 'BAD_JSON'],
  ])('refuses %s before %i bytes of data', async (header, bytes, code) => {
    expect(await codeOf(handMade(header, bytes))).toBe(code);
  });

  it('refuses every file that is cut short', async () => {
    const file = fileOf(new Map([['a', table]]));
    for (let end = 0; end < file.size; end++)
      expect(['EMPTY', 'TRUNCATED']).toContain(await codeOf(file.slice(0, end)));
  });

  it('takes keys with quotes, and keys that objects have of themselves', async () => {
    const names = ['__proto__', 'constructor', '1', 'a"b\\', 'a'];
    const { tensors } = await openSafetensors(fileOf(new Map(names.map((name) => [name, table]))));
    expect(new Set(tensors.keys())).toEqual(new Set(names));
  });

  it('survives 5,000 mutations of a good file with typed errors alone', async () => {
    const good = new Uint8Array(readFileSync(fixture));
    let state = 1;
    const random = (bound: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * bound);
    };
    const outcomes = new Set<string>();
    for (let round = 0; round < 5000; round++) {
      const bytes = good.slice();
      for (let flips = 0; flips <= random(3); flips++) bytes[random(8 + 600)] = random(256);
      const outcome = await openSafetensors(new Blob([bytes])).then(
        () => 'ok',
        (error: unknown) => (error instanceof FirthError ? error.code : String(error)),
      );
      outcomes.add(outcome);
    }
    const expected = ['ok', 'BAD_JSON', 'INCONSISTENT', 'LIMIT', 'TRUNCATED', 'TRAILING_DATA', 'UNSUPPORTED'];
    expect(expected).toEqual(expect.arrayContaining([...outcomes]));
    expect(outcomes.size).toBeGreaterThan(3);
  });
});

describe('writeSafetensors', () => {
  const tensors = new Map<string, FloatTensor>([
    ['wte', table],
    ['none', { shape: [0, 3], data: new Float32Array() }],
    ['one', { shape: [], data: Float32Array.of(7) }],
  ]);
  const metadata = new Map([['tokenizer', 'a"b']]);

  it('writes what it reads, with the data aligned', async () => {
    const file = fileOf(tensors, metadata);
    expect(new DataView(await file.slice(0, 8).arrayBuffer()).getUint32(0, true) % 8).toBe(0);
    const read = await openSafetensors(file);
    expect(read.metadata).toEqual(metadata);
    expect([...read.tensors.keys()]).toEqual([...tensors.keys()]);
    for (const [name, { shape, data }] of tensors) {
      expect(read.tensors.get(name)!.shape).toEqual(shape);
      expect(await read.tensors.get(name)!.floats()).toEqual(data);
    }
  });

  it.skipIf(!hasNumpy)('writes what numpy reads (skipped without numpy)', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'firth-safetensors-')), 'ours.safetensors');
    writeFileSync(file, new Uint8Array(await fileOf(tensors, metadata).arrayBuffer()));
    const { stdout } = spawnSync(python, [script, file], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual({
      metadata: { tokenizer: 'a"b' },
      tensors: {
        wte: { shape: [2, 2], values: Array.from(table.data) },
        none: { shape: [0, 3], values: [] },
        one: { shape: [], values: [7] },
      },
    });
  });

  it('refuses a shape that is not that of its numbers, and the name of the metadata', () => {
    const code = (name: string, tensor: FloatTensor): unknown => {
      try {
        return fileOf(new Map([[name, tensor]]));
      } catch (error) {
        return (error as FirthError).code;
      }
    };
    expect(code('a', { ...table, shape: [3, 2] })).toBe('DIMENSION_MISMATCH');
    expect(code('__metadata__', table)).toBe('BAD_OPTION');
  });
});

interface Case {
  readonly file: string;
  readonly format: string;
  readonly expected: 'ok' | 'error';
  readonly code?: string;
  readonly alt?: { readonly code: string };
  readonly facts?: {
    readonly tensors?: Record<string, { readonly values: number[] }>;
    readonly tensorNames?: readonly string[];
  };
}
const isThere = existsSync(badFiles);
const cases: Case[] = isThere
  ? JSON.parse(readFileSync(`${badFiles}manifest.json`, 'utf8')).cases.filter(
      ({ format }: Case) => format === 'safetensors',
    )
  : [];

describe.skipIf(!isThere)('the shared safetensors files (skipped where ../shared is absent)', () => {
  it.each(cases)('$file is read as expected', async ({ file, expected, code, alt, facts }) => {
    const blob = await openAsBlob(badFiles + file);
    if (expected === 'error') {
      expect([code, alt?.code]).toContain(await codeOf(blob));
      return;
    }
    const { tensors } = await openSafetensors(blob);
    for (const [name, { values }] of Object.entries(facts?.tensors ?? {}))
      expect(Array.from(await tensors.get(name)!.floats())).toEqual(values);
    if (facts?.tensorNames) expect([...tensors.keys()]).toEqual(facts.tensorNames);
  });
});
