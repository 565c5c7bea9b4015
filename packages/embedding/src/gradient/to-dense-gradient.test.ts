import { expect, it } from 'vitest';
import { expectError } from '../__fixtures__/expect-error.ts';
import { addSparseGradient } from './add-sparse-gradient.ts';
import { toDenseGradient } from './to-dense-gradient.ts';

const shape = { rows: 3, columns: 2 };
const gradient = { rows: Uint32Array.of(0, 2), values: Float32Array.of(1, 2, 3, 4) };

it('a dense gradient has zeros in the rows that are not listed', () => {
  expect(Array.from(toDenseGradient(gradient, shape))).toEqual([1, 2, 0, 0, 3, 4]);
});

it('a sparse gradient adds to a dense one', () => {
  const dense = new Float32Array(6).fill(10);
  addSparseGradient(dense, gradient, shape);
  expect(Array.from(dense)).toEqual([11, 12, 10, 10, 13, 14]);
});

it('a gradient of another table is refused', () => {
  expectError(
    () => toDenseGradient({ ...gradient, rows: Uint32Array.of(0, 3) }, shape),
    'DIMENSION_MISMATCH',
    'gradient.rows[1]: received 3, expected rows that ascend below 3',
  );
  expectError(
    () => toDenseGradient({ ...gradient, rows: Uint32Array.of(1, 1) }, shape),
    'DIMENSION_MISMATCH',
    'gradient.rows[1]: received 1, expected rows that ascend below 3',
  );
  expectError(
    () => toDenseGradient({ ...gradient, values: new Float32Array(5) }, shape),
    'DIMENSION_MISMATCH',
    'gradient.values: received 5 entries, expected gradient.rows.length × columns = 4',
  );
  expectError(
    () => addSparseGradient(new Float32Array(5), gradient, shape),
    'DIMENSION_MISMATCH',
    'gradient: received 5 entries, expected rows × columns = 6',
  );
});
