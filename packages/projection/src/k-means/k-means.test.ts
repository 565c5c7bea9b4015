import { describe, expect, it } from 'vitest';
import { clusteredMatrix, randomMatrix } from '../__fixtures__/random-matrix.ts';
import { kMeans } from './k-means.ts';

/** The least inertia that any assignment of the rows to two clusters has, by trying all. */
function leastInertia(rows: readonly (readonly [number, number])[]): number {
  let least = Infinity;
  for (let mask = 1; mask < 2 ** (rows.length - 1); mask++) {
    let inertia = 0;
    for (const bit of [0, 1]) {
      const members = rows.filter((_, i) => ((mask >> i) & 1) === bit);
      for (const axis of [0, 1] as const) {
        const mean = members.reduce((sum, row) => sum + row[axis], 0) / members.length;
        inertia += members.reduce((sum, row) => sum + (row[axis] - mean) ** 2, 0);
      }
    }
    least = Math.min(least, inertia);
  }
  return least;
}

describe('kMeans', () => {
  it('finds the best of all ways to part a few rows', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const { data } = randomMatrix(10, 2, seed);
      const rows = Array.from({ length: 10 }, (_, i) => [data[2 * i]!, data[2 * i + 1]!] as const);
      const { inertia } = await kMeans({ rows: 10, columns: 2, data }, 2, { restarts: 10 });
      expect(inertia).toBeCloseTo(leastInertia(rows), 4);
    }
  });

  it('finds clusters that there are, and numbers them by size', async () => {
    const { clusters, sizes } = await kMeans(clusteredMatrix(101, 50, 5), 5, { restarts: 10 });
    expect(Array.from(sizes)).toEqual([21, 20, 20, 20, 20]);
    for (let i = 5; i < 101; i++) expect(clusters[i]).toBe(clusters[i % 5]);
    expect(clusters[0]).toBe(0);
  });

  it('ends with each row at the nearest center, and says how far they are', async () => {
    const matrix = randomMatrix(200, 3);
    const { clusters, centers, inertia } = await kMeans(matrix, 7);
    const distance = (row: number, center: number): number =>
      [0, 1, 2].reduce((sum, i) => sum + (matrix.data[3 * row + i]! - centers.data[3 * center + i]!) ** 2, 0);
    let total = 0;
    for (let row = 0; row < 200; row++) {
      const all = Array.from({ length: 7 }, (_, center) => distance(row, center));
      expect(all[clusters[row]!]).toBeCloseTo(Math.min(...all), 5);
      total += Math.min(...all);
    }
    expect(inertia).toBeCloseTo(total, 3);
  });

  it('takes as many clusters as rows, and rows that are equal', async () => {
    expect((await kMeans(randomMatrix(6, 2), 6)).inertia).toBeCloseTo(0, 10);
    const equal = await kMeans({ rows: 5, columns: 2, data: new Float32Array(10).fill(3) }, 3);
    expect(equal.inertia).toBe(0);
    expect(equal.centers.data.every((value) => value === 3)).toBe(true);
  });

  it('is the same for the same seed, tells how far it is and can be aborted', async () => {
    const matrix = randomMatrix(100, 4);
    const fractions: number[] = [];
    const once = await kMeans(matrix, 4, { seed: 9, onProgress: ({ fraction }) => fractions.push(fraction) });
    expect(await kMeans(matrix, 4, { seed: 9 })).toEqual(once);
    expect(fractions.at(-1)).toBe(1);
    await expect(kMeans(matrix, 4, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  it('refuses more clusters than rows', async () => {
    await expect(kMeans(randomMatrix(3, 2), 4)).rejects.toThrow('count: received 4, expected an integer from 1 to 3');
  });
});
