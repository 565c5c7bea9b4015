import type { Matrix } from '@firth/core';
import { FirthError } from '@firth/core';
import { describe, expect, test } from 'vitest';
import { createGenerator } from '../random/generator.ts';
import { createTopKIndex } from '../top-k/create-top-k-index.ts';
import { rowNorms } from '../top-k/row-norms.ts';
import { createHNSW, type HNSWIndex, readHNSW } from './create-hnsw.ts';

/** Rows around a few hundred centers, as trained vectors lie. */
function clusteredMatrix(rows: number, columns: number): Matrix {
  const { uniform, below } = createGenerator(5);
  const normal = (): number => uniform() + uniform() + uniform() - 1.5;
  const centers = Array.from({ length: 40 }, () => Float32Array.from({ length: columns }, normal));
  const data = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const center = centers[below(centers.length)]!;
    for (let i = 0; i < columns; i++) data[row * columns + i] = center[i]! + 0.7 * normal();
  }
  return { rows, columns, data };
}

function codeOf(call: () => unknown): string | undefined {
  try {
    call();
  } catch (error) {
    return error instanceof FirthError ? error.code : 'untyped';
  }
  return undefined;
}

const matrix = clusteredMatrix(3000, 23);
const norms = rowNorms(matrix);
const index = createHNSW(matrix, { norms });
const queries = clusteredMatrix(60, 23).data;

function recallOf(asked: HNSWIndex, efSearch: number): number {
  const truth = createTopKIndex(matrix, { norms }).search(queries, { count: 10 });
  const found = asked.search(queries, { count: 10, efSearch });
  const hits = truth.map(({ rows }, i) => rows.filter((row) => found[i]!.rows.includes(row)).length);
  return hits.reduce((sum, count) => sum + count, 0) / (10 * truth.length);
}

describe('an index', () => {
  test('finds nearly all of the nearest rows, and more of them the wider it looks', () => {
    expect(recallOf(index, 16)).toBeGreaterThan(0.8);
    expect(recallOf(index, 64)).toBeGreaterThan(0.97);
    expect(recallOf(index, 3000)).toBe(1);
  });

  test('is the same in WebAssembly and in plain TypeScript, to the bit', () => {
    const few = { rows: 900, columns: 23, data: matrix.data.subarray(0, 900 * 23) };
    const [simd, plain] = (['simd', 'plain'] as const).map((instructions) =>
      createHNSW(few, { instructions, links: 6, efConstruction: 40 }),
    );
    expect(simd!.toBytes()).toEqual(plain!.toBytes());
    for (const options of [{ count: 5 }, { count: 40, efSearch: 7 }, { count: 3, rows: 50 }]) {
      expect(simd!.search(queries, options)).toEqual(plain!.search(queries, options));
    }
  });

  test('gives exact scores, the best first', () => {
    const exact = createTopKIndex(matrix, { norms }).search(queries, { count: 3000 });
    for (const [i, { rows, scores }] of index.search(queries, { count: 10 }).entries()) {
      expect([...scores]).toEqual([...scores].sort((a, b) => b - a));
      rows.forEach((row, place) => {
        expect(scores[place]).toBe(exact[i]!.scores[exact[i]!.rows.indexOf(row)]);
      });
    }
  });

  test('depends on the seed and on nothing else', () => {
    const few = { rows: 300, columns: 23, data: matrix.data.subarray(0, 300 * 23) };
    const bytes = (seed: number): Uint8Array => createHNSW(few, { seed }).toBytes();
    expect(bytes(2)).toEqual(bytes(2));
    expect(bytes(2)).not.toEqual(bytes(3));
  });

  test('finds only the first rows where it is told to', () => {
    const exact = createTopKIndex(matrix, { norms }).search(queries, { count: 5, rows: 300 });
    const found = index.search(queries, { count: 5, rows: 300, efSearch: 300 });
    expect(found.map(({ rows }) => [...rows])).toEqual(exact.map(({ rows }) => [...rows]));
  });

  test('leaves out rows without a direction, and may hold no other', () => {
    const data = Float32Array.of(0, 0, 1, 0, Number.NaN, 1, 0, 1);
    const small = createHNSW({ rows: 4, columns: 2, data });
    expect([...small.search(Float32Array.of(1, 0.5), { count: 4 })[0]!.rows]).toEqual([1, 3]);
    const none = createHNSW({ rows: 2, columns: 2, data: new Float32Array(4) });
    expect(none.search(Float32Array.of(1, 0), { count: 1 })[0]!.rows).toHaveLength(0);
  });

  test('finds one of many rows that are all the same', () => {
    const same = { rows: 500, columns: 3, data: new Float32Array(1500).fill(1) };
    expect(createHNSW(same).search(Float32Array.of(1, 1, 1), { count: 7 })[0]!.rows).toHaveLength(7);
  });

  test('goes on when it has numbered more walks than 16 bits hold', () => {
    const few = { rows: 20, columns: 23, data: matrix.data.subarray(0, 20 * 23) };
    const small = createHNSW(few);
    const query = matrix.data.subarray(0, 23);
    const first = small.search(query, { count: 3 });
    for (let walk = 0; walk < 2 ** 16; walk++) small.search(query, { count: 1, efSearch: 1 });
    expect(small.search(query, { count: 3 })).toEqual(first);
  });

  test.each([
    [{ links: 1 }, 'BAD_OPTION'],
    [{ links: 129 }, 'BAD_OPTION'],
    [{ efConstruction: 0 }, 'BAD_OPTION'],
    [{ efSearch: 1.5 }, 'BAD_OPTION'],
    [{ norms: new Float32Array(2) }, 'DIMENSION_MISMATCH'],
  ])('refuses %j', (options, code) => {
    const few = { rows: 3, columns: 1, data: Float32Array.of(1, 2, 3) };
    expect(codeOf(() => createHNSW(few, options))).toBe(code);
  });

  test('refuses queries that have no direction or another length', () => {
    expect(codeOf(() => index.search(new Float32Array(23), { count: 1 }))).toBe('BAD_OPTION');
    expect(codeOf(() => index.search(new Float32Array(23).fill(Number.NaN), { count: 1 }))).toBe('NON_FINITE');
    expect(codeOf(() => index.search(new Float32Array(22), { count: 1 }))).toBe('DIMENSION_MISMATCH');
    expect(codeOf(() => index.search(queries, { count: 0 }))).toBe('BAD_OPTION');
  });
});

describe('the bytes of an index', () => {
  const few = { rows: 200, columns: 23, data: matrix.data.subarray(0, 200 * 23) };
  const small = createHNSW(few, { links: 4 });
  const bytes = small.toBytes();

  test('give it back', () => {
    const again = readHNSW(few, bytes);
    expect(again.search(queries, { count: 10 })).toEqual(small.search(queries, { count: 10 }));
    expect(again.toBytes()).toEqual(bytes);
    expect(readHNSW(few, bytes, { efSearch: 9 }).efSearch).toBe(9);
  });

  test('belong to one matrix', () => {
    const other = few.data.slice();
    other[4]! += 1;
    expect(codeOf(() => readHNSW({ ...few, data: other }, bytes))).toBe('INCONSISTENT');
    expect(codeOf(() => readHNSW(matrix, bytes))).toBe('INCONSISTENT');
  });

  test('are refused at every length but the right one', () => {
    for (let length = 0; length < bytes.length; length += 7) {
      expect(codeOf(() => readHNSW(few, bytes.subarray(0, length)))).toBe('TRUNCATED');
    }
    const longer = new Uint8Array(bytes.length + 4);
    longer.set(bytes);
    expect(codeOf(() => readHNSW(few, longer))).toBe('TRAILING_DATA');
  });

  test.each([
    [0, 'BAD_MAGIC'],
    [8, 'UNSUPPORTED'],
    [20, 'BAD_HEADER'],
    [27, 'BAD_HEADER'],
    [28, 'INCONSISTENT'],
    [32, 'CORRUPT'],
    [32 + 200, 'CORRUPT'],
    [32 + 200 + 6, 'CORRUPT'],
  ])('with another byte at %i are refused: %s', (offset, code) => {
    const wrong = bytes.slice();
    wrong[offset] = 0xff;
    expect(codeOf(() => readHNSW(few, wrong))).toBe(code);
  });

  test('with any byte changed either are refused or give an index that answers', () => {
    const { below } = createGenerator(9);
    for (let i = 0; i < 2000; i++) {
      const wrong = bytes.slice();
      wrong[below(wrong.length)]! ^= 1 << below(8);
      const code = codeOf(() => readHNSW(few, wrong).search(queries.subarray(0, 23), { count: 3 }));
      expect(code).not.toBe('untyped');
    }
  });
});
