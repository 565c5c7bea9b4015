import { expect, test } from 'vitest';
import { rowNorms } from './row-norms.ts';

test('a norm is the Euclidean length of a row', () => {
  expect(rowNorms({ rows: 3, columns: 2, data: Float32Array.of(3, 4, 0, -2, 0, 0) })).toEqual(Float32Array.of(5, 2, 0));
});

test('the norm of a row that holds NaN is NaN, and of infinity infinite', () => {
  expect(rowNorms({ rows: 2, columns: 2, data: Float32Array.of(1, Number.NaN, -Infinity, 1) })).toEqual(
    Float32Array.of(Number.NaN, Infinity),
  );
});

test('a norm neither overflows nor vanishes where its square would in float32', () => {
  const [large, small] = rowNorms({ rows: 2, columns: 2, data: Float32Array.of(3e25, 4e25, 3e-25, 4e-25) });
  expect(large / 5e25).toBeCloseTo(1, 6);
  expect(small / 5e-25).toBeCloseTo(1, 6);
});
