import { expect, it } from 'vitest';
import { principalPlane } from './principal-plane.ts';

it('finds the plane in which points spread, the wider direction first', () => {
  // An ellipse in the plane of the second and third of four coordinates, away from the origin.
  const rows = Float32Array.from(
    Array.from({ length: 40 }, (_, i) => {
      const angle = (i * Math.PI) / 20;
      return [7, 1 + Math.cos(angle), 3 * Math.sin(angle), -2];
    }).flat(),
  );
  const points = principalPlane(rows, 4);
  for (let i = 0; i < 40; i++) {
    const angle = (i * Math.PI) / 20;
    expect(Math.abs(points[2 * i]!)).toBeCloseTo(Math.abs(3 * Math.sin(angle)), 4);
    expect(Math.abs(points[2 * i + 1]!)).toBeCloseTo(Math.abs(Math.cos(angle)), 4);
  }
});

it('puts points that are all the same at the origin', () => {
  expect([...principalPlane(Float32Array.of(1, 2, 3, 1, 2, 3), 3)]).toEqual([0, 0, 0, 0]);
});
