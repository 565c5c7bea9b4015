import { describe, expect, it } from 'vitest';
import oracles from '../__fixtures__/oracles.json' with { type: 'json' };
import { randomMatrix } from '../__fixtures__/random-matrix.ts';
import { pca, toComponents } from './pca.ts';

const oracle = oracles.pca;
const matrix = { rows: 40, columns: 6, data: Float32Array.from(oracle.matrix) };

function expectNear(received: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(received.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(received[i]! - value)).toBeLessThan(tolerance);
}

describe('pca', () => {
  it.each(['exact', 'randomized'] as const)('%s: agrees with numpy', async (solver) => {
    const found = await pca(matrix, { dimensions: 3, solver });
    expectNear(found.means, oracle.means, 1e-6);
    expectNear(found.variances, oracle.variances, 1e-6);
    expectNear(found.varianceRatios, oracle.ratios, 1e-6);
    expectNear(found.components.data, oracle.components, 1e-6);
    expectNear(found.points.data, oracle.points, 3e-6);
  });

  it('randomized: comes near the exact variances where they fall slowly', async () => {
    const wide = randomMatrix(300, 60);
    wide.data.forEach((value, i) => {
      wide.data[i] = value / Math.sqrt(1 + (i % 60));
    });
    const exact = await pca(wide, { dimensions: 5, solver: 'exact' });
    const randomized = await pca(wide, { dimensions: 5, solver: 'randomized' });
    for (let i = 0; i < 5; i++) expect(randomized.variances[i]! / exact.variances[i]!).toBeCloseTo(1, 3);
  });

  it('takes fewer rows than columns, equal rows, and a single row', async () => {
    for (const solver of ['exact', 'randomized'] as const) {
      const few = await pca(randomMatrix(3, 8), { dimensions: 4, solver });
      expect(few.variances[2]).toBeCloseTo(0, 6);
      expect(few.points.data.every(Number.isFinite)).toBe(true);
      const equal = await pca({ rows: 4, columns: 3, data: new Float32Array(12).fill(2) }, { solver });
      expect(Array.from(equal.points.data, Math.abs)).toEqual(new Array(8).fill(0));
      const [ratio] = (await pca(randomMatrix(1, 3), { solver })).varianceRatios;
      expect(ratio).toBe(0);
    }
  });

  it('puts the rows it was made of where toComponents puts them', async () => {
    const found = await pca(matrix);
    expect(toComponents(found, matrix)).toEqual(found.points);
    expect(() => toComponents(found, randomMatrix(2, 5))).toThrow('matrix.columns: received 5');
  });

  it('is the same to the bit for the same seed', async () => {
    const once = await pca(matrix, { solver: 'randomized', seed: 3 });
    expect(await pca(matrix, { solver: 'randomized', seed: 3 })).toEqual(once);
  });

  it('tells how far it is, to the end, and lets itself be aborted', async () => {
    const fractions: number[] = [];
    await pca(matrix, { onProgress: ({ fraction }) => fractions.push(fraction) });
    expect(fractions.at(-1)).toBe(1);
    await expect(pca(matrix, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  it('refuses what is no matrix and no option', async () => {
    const nan = { rows: 1, columns: 2, data: Float32Array.of(1, Number.NaN) };
    await expect(pca(nan)).rejects.toThrow('matrix: NaN at row 0, column 1, expected a finite number');
    await expect(pca({ rows: 2, columns: 2, data: new Float32Array(3) })).rejects.toMatchObject({
      code: 'DIMENSION_MISMATCH',
    });
    await expect(pca(matrix, { dimensions: 7 })).rejects.toThrow(
      'dimensions: received 7, expected an integer from 1 to 6',
    );
    await expect(pca(matrix, { seed: -1 })).rejects.toMatchObject({ code: 'BAD_OPTION' });
    await expect(pca(matrix, { solver: 'fast' as 'exact' })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });
});
