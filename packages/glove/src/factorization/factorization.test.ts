import { readFileSync } from 'node:fs';
import { createVocabulary } from '@firth/core';
import { fromText } from '@firth/corpus';
import { mostSimilar } from '@firth/vectors';
import { describe, expect, it } from 'vitest';
import type { Cooccurrences } from '../cooccurrences/cooccurrences.ts';
import { countCooccurrences } from '../cooccurrences/count-cooccurrences.ts';
import { factorize } from './factorize.ts';
import { ppmi } from './ppmi.ts';
import type { SparseRows } from './sparse-rows.ts';
import { truncatedSVD } from './truncated-svd.ts';

type Dense = readonly (readonly number[])[];

const oracle = JSON.parse(readFileSync(new URL('../__fixtures__/factorization.json', import.meta.url), 'utf8'));

/** The counts of a dense matrix, in blocks of an odd size and in no order. */
function countsOf(matrix: Dense): Cooccurrences {
  const entries = matrix
    .flatMap((row, i) => row.flatMap((count, j) => (count > 0 ? [{ i, j, count }] : [])))
    .sort((a, b) => ((a.i * 7 + a.j * 5) % 11) - ((b.i * 7 + b.j * 5) % 11));
  return {
    vocabulary: createVocabulary(matrix.map((_, i) => `w${i}`)),
    size: entries.length,
    words: 0,
    async *blocks() {
      for (let at = 0; at < entries.length; at += 37) {
        const part = entries.slice(at, at + 37);
        yield {
          rows: Uint32Array.from(part, ({ i }) => i),
          columns: Uint32Array.from(part, ({ j }) => j),
          counts: Float64Array.from(part, ({ count }) => count),
        };
      }
    },
    async close() {},
  };
}

function denseOf({ size, starts, columns, values }: SparseRows): number[][] {
  return Array.from({ length: size }, (_, row) => {
    const dense = new Array<number>(size).fill(0);
    for (let i = starts[row]!; i < starts[row + 1]!; i++) dense[columns[i]!] = values[i]!;
    return dense;
  });
}

function worstDifference(a: Dense, b: Dense): number {
  return Math.max(...a.flatMap((row, i) => row.map((x, j) => Math.abs(x - b[i]![j]!))));
}

const counts = countsOf(oracle.counts);

describe('ppmi', () => {
  it.each([
    ['ppmi', { contextSmoothing: 1 }],
    ['shifted and smoothed', { shift: 0.1 }],
  ])('is what numpy finds: %s', async (name, options) => {
    const matrix = await ppmi(counts, options);
    expect(worstDifference(denseOf(matrix), oracle[name])).toBeLessThan(2e-6);
    expect(matrix.values.every((value) => value > 0)).toBe(true);
  });

  it('refuses options that make no sense', async () => {
    await expect(ppmi(counts, { shift: -1 })).rejects.toMatchObject({ code: 'BAD_OPTION' });
    await expect(ppmi(counts, { contextSmoothing: 0 })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });
});

describe('truncatedSVD', () => {
  const product = ({ left, values, right }: Awaited<ReturnType<typeof truncatedSVD>>): number[][] =>
    Array.from({ length: left.rows }, (_, i) =>
      Array.from({ length: right.rows }, (_, j) =>
        values.reduce((sum, value, n) => {
          return sum + value * left.data[i * values.length + n]! * right.data[j * values.length + n]!;
        }, 0),
      ),
    );

  it('finds the largest singular values and the best matrix of that rank, as numpy does', async () => {
    const matrix = await ppmi(counts, { shift: 0.1 });
    const found = await truncatedSVD(matrix, 6, { powerIterations: 8 });
    for (const [i, value] of oracle.values.entries()) expect(found.values[i]! / value).toBeCloseTo(1, 6);
    expect(worstDifference(product(found), oracle.best)).toBeLessThan(1e-3);
  });

  it('gives orthonormal vectors, the same for a seed', async () => {
    const matrix = await ppmi(counts);
    const { left, right } = await truncatedSVD(matrix, 5);
    for (const { data } of [left, right]) {
      for (let a = 0; a < 5; a++) {
        for (let b = 0; b < 5; b++) {
          let sum = 0;
          for (let row = 0; row < 24; row++) sum += data[row * 5 + a]! * data[row * 5 + b]!;
          expect(sum).toBeCloseTo(a === b ? 1 : 0, 5);
        }
      }
    }
    expect((await truncatedSVD(matrix, 5)).left).toEqual(left);
    expect((await truncatedSVD(matrix, 5, { seed: 2 })).left).not.toEqual(left);
  });

  it('has zeros where the matrix has a smaller rank', async () => {
    const single = await ppmi(
      countsOf([
        [0, 9, 0],
        [0, 0, 0],
        [1, 0, 0],
      ]),
      { contextSmoothing: 1 },
    );
    const { values, left } = await truncatedSVD(single, 3);
    expect(values.map((value) => Number(value > 1e-6))).toEqual(Float64Array.of(1, 1, 0));
    expect(left.data.every(Number.isFinite)).toBe(true);
  });

  it('refuses a rank that there is not', async () => {
    const matrix = await ppmi(counts);
    for (const rank of [0, 25, 1.5]) {
      await expect(truncatedSVD(matrix, rank)).rejects.toMatchObject({ code: 'BAD_OPTION' });
    }
  });
});

describe('factorize', () => {
  it('puts words that stand in the same places near each other', async () => {
    const pets = ['cat', 'dog', 'hen'].map((pet) => `the ${pet} eats in the yard and the ${pet} sleeps\n`);
    const ships = ['boat', 'ship', 'raft'].map((ship) => `a ${ship} sails on waves past a ${ship} at sea\n`);
    const text = fromText([...pets, ...ships].join('').repeat(20));
    const vectors = await factorize(await countCooccurrences(text, { window: 3 }), { dimensions: 4 });
    expect(vectors.dimensions).toBe(4);
    const near = mostSimilar(vectors, 'cat', { count: 2 }).map(({ word }) => word);
    expect(near.sort()).toEqual(['dog', 'hen']);
  });
});
