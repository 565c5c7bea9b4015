import { describe, expect, it } from 'vitest';
import oracles from '../__fixtures__/oracles.json' with { type: 'json' };
import { procrustes } from './procrustes.ts';

const oracle = oracles.procrustes;
const points = { rows: 12, columns: 3, data: Float32Array.from(oracle.points) };
const reference = { rows: 12, columns: 3, data: Float32Array.from(oracle.reference) };

describe('procrustes', () => {
  it('finds the rotation, the scale and the disparity that SciPy finds', () => {
    const found = procrustes(points, reference, { scaling: true });
    for (const [i, value] of oracle.rotation.entries()) expect(found.rotation[i]).toBeCloseTo(value, 7);
    expect(found.scale).toBeCloseTo(oracle.scale, 8);
    expect(found.disparity).toBeCloseTo(oracle.disparity, 8);
    expect(procrustes(points, reference).scale).toBe(1);
  });

  it('moves the points where its rotation, scale and the means say', () => {
    const { points: moved, rotation, scale } = procrustes(points, reference, { scaling: true });
    const mean = (data: Float32Array, column: number): number =>
      data.filter((_, i) => i % 3 === column).reduce((sum, value) => sum + value) / 12;
    for (let column = 0; column < 3; column++) {
      let sum = 0;
      for (let i = 0; i < 3; i++) sum += (points.data[i]! - mean(points.data, i)) * rotation[i * 3 + column]!;
      expect(moved.data[column]).toBeCloseTo(scale * sum + mean(reference.data, column), 5);
    }
  });

  it('mirrors unless told not to', () => {
    const shape = { rows: 3, columns: 2, data: Float32Array.of(0, 0, 3, 0, 0, 1) };
    const mirrored = { rows: 3, columns: 2, data: Float32Array.of(0, 0, -3, 0, 0, 1) };
    expect(procrustes(mirrored, shape).disparity).toBeCloseTo(0, 10);
    const { rotation, disparity } = procrustes(mirrored, shape, { reflection: false });
    expect(rotation[0]! * rotation[3]! - rotation[1]! * rotation[2]!).toBeCloseTo(1, 10);
    expect(disparity).toBeGreaterThan(0.1);
    const turned = { rows: 3, columns: 2, data: Float32Array.of(0, 0, 0, 3, -1, 0) };
    expect(procrustes(turned, shape, { reflection: false }).disparity).toBeCloseTo(0, 10);
  });

  it('takes points that all lie on one', () => {
    const heap = { rows: 3, columns: 2, data: new Float32Array(6).fill(4) };
    const line = { rows: 3, columns: 2, data: Float32Array.of(0, 0, 1, 0, 2, 0) };
    expect(Array.from(procrustes(heap, line, { scaling: true }).points.data)).toEqual([1, 0, 1, 0, 1, 0]);
    expect(procrustes(line, heap).disparity).toBe(0);
  });

  it('refuses point sets of different shapes', () => {
    const two = { rows: 2, columns: 3, data: new Float32Array(6) };
    expect(() => procrustes(points, two)).toThrow('reference.rows: received 2, expected an integer from 12 to 12');
  });
});
