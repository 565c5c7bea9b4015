import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVocabulary, type TokenStream } from '@firth/core';
import { fromText } from '@firth/corpus';
import { createGenerator } from '@firth/kernel/random';
import { afterAll, describe, expect, it } from 'vitest';
import { entriesOf, sorted } from '../__fixtures__/entries-of.ts';
import { countCooccurrences } from './count-cooccurrences.ts';
import type { CountCooccurrencesOptions } from './options.ts';

const oracle = JSON.parse(readFileSync(new URL('../__fixtures__/cooccurrences.json', import.meta.url), 'utf8'));
const { window, minCount } = oracle;
const corpus = fromText(oracle.lines.join('\n'));

const temporaryFolder = mkdtempSync(join(tmpdir(), 'firth-glove-'));
afterAll(() => rmSync(temporaryFolder, { recursive: true }));

describe('countCooccurrences', () => {
  it.each([
    ['symmetric distance', {}],
    ['symmetric flat', { weighting: 'flat' }],
    ['one-sided distance', { symmetric: false }],
  ] as const)('counts what cooccur.c counts: %s', async (name, options) => {
    for (const threads of [1, 3]) {
      const counted = await countCooccurrences(corpus, { window, minCount, threads, ...options });
      const entries = sorted(await entriesOf(counted));
      expect(entries).toEqual(sorted(oracle[name]));
      expect(counted.size).toBe(entries.length);
    }
  });

  it('counts the same in plain TypeScript', async () => {
    const [plain, fast] = await Promise.all(
      (['plain', 'simd'] as const).map((instructions) => countCooccurrences(corpus, { window, instructions })),
    );
    expect(await entriesOf(plain!)).toEqual(await entriesOf(fast!));
  });

  it('yields rows in order, and columns in order in each', async () => {
    const counted = await countCooccurrences(corpus, { window });
    const cells: number[] = [];
    for await (const { rows, columns } of counted.blocks()) {
      for (const [i, row] of rows.entries()) cells.push(row * counted.vocabulary.size + columns[i]!);
    }
    expect(cells).toEqual([...cells].sort((a, b) => a - b));
    expect(new Set(cells).size).toBe(cells.length);
  });

  it('sums in any window the exact weights, rounded once', async () => {
    const long = fromText('a b '.repeat(20));
    for (const width of [9, 22, 30]) {
      const counted = await countCooccurrences(long, { window: width, minCount: 1, symmetric: false });
      const [[, , withItself], [, , withOther]] = (await entriesOf(counted)) as [
        [string, string, number],
        [string, string, number],
      ];
      const expected = [0, 0];
      for (let i = 0; i < 40; i += 2) {
        for (let k = 1; k <= width && i + k < 40; k++) expected[k % 2]! += 1 / k;
      }
      const digits = width > 22 ? 6 : 12;
      expect(withItself).toBeCloseTo(expected[0]!, digits);
      expect(withOther).toBeCloseTo(expected[1]!, digits);
    }
  });

  it('takes a token stream as it is, and refuses ids without a word', async () => {
    const streamOf = (ids: number[]): TokenStream => ({
      vocabulary: createVocabulary(['x', 'y']),
      async *batches() {
        yield { ids: Uint32Array.from(ids), starts: Uint32Array.of(0, ids.length) };
      },
    });
    expect(await entriesOf(await countCooccurrences(streamOf([0, 1, 0])))).toEqual([
      ['x', 'x', 1],
      ['x', 'y', 2],
      ['y', 'x', 2],
    ]);
    await expect(countCooccurrences(streamOf([0, 2]))).rejects.toMatchObject({ code: 'INCONSISTENT' });
    await expect(countCooccurrences(streamOf([]))).rejects.toMatchObject({ code: 'EMPTY' });
  });

  it('has no entries where no word has a neighbor', async () => {
    const counted = await countCooccurrences(fromText('a\nb\na\nb\n'), { minCount: 1 });
    expect([counted.size, await entriesOf(counted)]).toEqual([0, []]);
  });

  it('reports progress up to the end', async () => {
    const seen: number[] = [];
    const counted = await countCooccurrences(corpus, {
      onProgress: ({ fraction, entries }) => seen.push(fraction, entries),
    });
    expect(seen.slice(-2)).toEqual([1, counted.size]);
  });

  it('stops when aborted', async () => {
    await expect(countCooccurrences(corpus, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
  });
});

describe('counts that outgrow memoryLimit', () => {
  const random = createGenerator(4);
  const many = fromText(
    Array.from({ length: 3000 }, () => Array.from({ length: 10 }, () => `w${random.below(300)}`).join(' ')).join('\n'),
  );
  const inMemory: CountCooccurrencesOptions = { window: 6, minCount: 1, temporaryFolder };

  it.each([
    ['what is counted does not fit', 1_000_000, 1],
    ['the text neither', 150_000, 4],
  ])('go to disk with the same result: %s', async (_, memoryLimit, files) => {
    const expected = await countCooccurrences(many, inMemory);
    expect(readdirSync(temporaryFolder)).toEqual([]);
    const counted = await countCooccurrences(many, { ...inMemory, memoryLimit });
    expect(readdirSync(temporaryFolder)).toHaveLength(files);
    expect(counted.size).toBe(expected.size);
    expect(await entriesOf(counted)).toEqual(await entriesOf(expected));
    expect(await entriesOf(counted)).toEqual(await entriesOf(expected));
    await counted.close();
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });

  it('leave nothing behind when counting is aborted', async () => {
    const controller = new AbortController();
    const run = countCooccurrences(many, {
      ...inMemory,
      memoryLimit: 150_000,
      signal: controller.signal,
      onProgress: ({ fraction }) => {
        if (fraction > 0.5) controller.abort(new Error('enough'));
      },
    });
    await expect(run).rejects.toThrow('enough');
    expect(readdirSync(temporaryFolder)).toEqual([]);
  });

  it('say which folder they could not be kept in', async () => {
    const run = countCooccurrences(many, { ...inMemory, memoryLimit: 1000, temporaryFolder: '/no/such/folder' });
    await expect(run).rejects.toMatchObject({ code: 'IO', file: expect.stringContaining('/no/such/folder') });
  });
});
