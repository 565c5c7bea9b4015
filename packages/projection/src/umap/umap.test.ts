import { describe, expect, it } from 'vitest';
import { clusteredMatrix, randomMatrix } from '../__fixtures__/random-matrix.ts';
import { nearestRows } from '../lib/nearest-rows.ts';
import { umap } from './umap.ts';

describe('umap', () => {
  it('keeps clusters together', async () => {
    const points = await umap(clusteredMatrix(300, 20, 5));
    const { rows: nearest } = await nearestRows(points, 1, () => undefined);
    expect(nearest.filter((other, row) => other % 5 !== row % 5).length).toBeLessThan(6);
  });

  it('is the same to the bit for the same seed, and another for another', async () => {
    const matrix = randomMatrix(40, 4);
    const once = await umap(matrix, { seed: 1, epochs: 20 });
    expect(await umap(matrix, { seed: 1, epochs: 20 })).toEqual(once);
    expect(await umap(matrix, { seed: 2, epochs: 20 })).not.toEqual(once);
  });

  it('takes few rows as they come', async () => {
    const points = await umap(randomMatrix(4, 2), { epochs: 10 });
    expect(points.data.every(Number.isFinite)).toBe(true);
  });

  it('shows frames on the way, tells how far it is and can be aborted', async () => {
    const matrix = randomMatrix(40, 4);
    const frames: number[] = [];
    const fractions: number[] = [];
    await umap(matrix, {
      ...{ epochs: 30, dimensions: 3, frameInterval: 15 },
      onFrame: (points, epoch) => frames.push(points.columns, epoch),
      onProgress: ({ fraction }) => fractions.push(fraction),
    });
    expect(frames).toEqual([3, 15, 3, 30]);
    expect(fractions.at(-1)).toBe(1);
    await expect(umap(matrix, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  it('refuses options out of range', async () => {
    await expect(umap(randomMatrix(10, 2), { neighbors: 10 })).rejects.toThrow(
      'neighbors: received 10, expected an integer from 2 to 9',
    );
    await expect(umap(randomMatrix(10, 2), { minDistance: 2 })).rejects.toThrow('minDistance: received 2');
  });
});
