import type { Matrix } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { expectError } from './__fixtures__/expect-error.ts';
import { randomFloats, randomMatrix } from './__fixtures__/random-floats.ts';
import { embedding } from './embedding.ts';
import { toDenseGradient } from './gradient/to-dense-gradient.ts';
import { oneHot } from './one-hot.ts';

/** a · b, entry by entry. */
function product(a: Matrix, b: Matrix): Float32Array {
  return Float32Array.from({ length: a.rows * b.columns }, (_, at) => {
    const [row, column] = [Math.floor(at / b.columns), at % b.columns];
    let sum = 0;
    for (let k = 0; k < a.columns; k++) sum += a.data[row * a.columns + k]! * b.data[k * b.columns + column]!;
    return sum;
  });
}

function transposed({ rows, columns, data }: Matrix): Matrix {
  const turned = data.map((_, i) => data[(i % rows) * columns + Math.floor(i / rows)]!);
  return { rows: columns, columns: rows, data: turned };
}

describe('a one-hot matrix', () => {
  const ids = Uint32Array.of(6, 0, 3, 6, 6, 2, 0);
  const weights = randomMatrix(8, 50);
  const matrix = oneHot(ids, 8);

  it('has a single 1 in each row, in the column of the id', () => {
    for (let i = 0; i < ids.length; i++)
      for (let k = 0; k < 8; k++) expect(matrix.data[i * 8 + k]).toBe(k === ids[i] ? 1 : 0);
  });

  it('times the table is the lookup, to the last bit', () => {
    expect(product(matrix, weights)).toEqual(embedding({ weights }).forward(ids));
  });

  it('transposed, times the gradient of the output is the gradient of the table, to the last bit', () => {
    const gradient = { rows: ids.length, columns: 50, data: randomFloats(ids.length * 50, 2) };
    const looked = embedding({ weights }).backward(ids, gradient.data);
    expect(product(transposed(matrix), gradient)).toEqual(toDenseGradient(looked, weights));
    expect(Array.from(looked.rows)).toEqual([0, 2, 3, 6]);
  });

  it('has no row for no id', () => {
    expect(oneHot(new Uint32Array(), 3)).toEqual({ rows: 0, columns: 3, data: new Float32Array() });
  });

  it('is refused for an id beyond the table, and for a size that no array has', () => {
    expectError(() => oneHot(Uint32Array.of(3), 3), 'BAD_OPTION', 'ids[0]: received 3, expected an id below 3');
    expectError(
      () => oneHot(new Uint32Array(2), 2 ** 31),
      'BAD_OPTION',
      'ids.length × rows: received 4294967296, expected at most 2147483647',
    );
  });
});
