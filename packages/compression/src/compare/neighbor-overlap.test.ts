import { describe, expect, it } from 'vitest';
import { randomMatrix } from '../__fixtures__/random-matrix.ts';
import { neighborOverlap } from './neighbor-overlap.ts';

const matrix = randomMatrix(300, 16);

describe('neighborOverlap', () => {
  it('is 1 for the same table, longer or shorter', () => {
    expect(neighborOverlap(matrix, matrix)).toBe(1);
    expect(neighborOverlap(matrix, { ...matrix, data: matrix.data.map((x) => 4 * x) })).toBe(1);
  });

  it('is about chance for another table', () => {
    const { data } = randomMatrix(601, 16);
    const other = { rows: 300, columns: 16, data: data.slice(301 * 16) };
    expect(neighborOverlap(matrix, other)).toBeLessThan(0.2);
  });

  it('counts by hand on a line of points', () => {
    const angles = (turns: readonly number[]) => ({
      rows: turns.length,
      columns: 2,
      data: Float32Array.from(turns.flatMap((turn) => [Math.cos(turn), Math.sin(turn)])),
    });
    // The neighbors are rows 1, 0, 1 before and 2, 0, 0 after: one of three stays.
    expect(neighborOverlap(angles([0, 0.1, 0.3]), angles([0, 0.1, -0.05]), { neighbors: 1 })).toBe(1 / 3);
  });

  it('refuses tables of different rows', () => {
    const fewer = { rows: 1, columns: 16, data: matrix.data.slice(0, 16) };
    expect(() => neighborOverlap(matrix, fewer)).toThrow(expect.objectContaining({ code: 'DIMENSION_MISMATCH' }));
  });
});
