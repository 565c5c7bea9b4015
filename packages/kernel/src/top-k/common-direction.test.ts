import { expect, test } from 'vitest';
import { commonDirection } from './common-direction.ts';

test('the common direction is that of the mean row, long rows counting no more than short ones', () => {
  const data = Float32Array.of(100, 0, 0, 2, 0, 0, 0, Number.NaN);
  const norms = Float32Array.of(100, 2, 0, Number.NaN);
  const [x, y] = commonDirection({ rows: 4, columns: 2, data }, norms);
  expect(x).toBeCloseTo(Math.SQRT1_2, 15);
  expect(y).toBeCloseTo(Math.SQRT1_2, 15);
});

test('rows that cancel out, rows that overflow, and no rows have no common direction', () => {
  expect([...commonDirection({ rows: 2, columns: 1, data: Float32Array.of(1, -1) }, undefined)]).toEqual([0]);
  expect([...commonDirection({ rows: 2, columns: 2, data: Float32Array.of(1, Infinity, 1, 1) }, undefined)]).toEqual([
    0, 0,
  ]);
  expect([...commonDirection({ rows: 0, columns: 2, data: new Float32Array(0) }, undefined)]).toEqual([0, 0]);
});
