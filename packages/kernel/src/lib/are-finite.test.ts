import { expect, it } from 'vitest';
import { areFinite } from './are-finite.ts';
import { modelRows } from './model-rows.ts';

const bitsOf = (numbers: readonly number[]): Uint32Array => new Uint32Array(Float32Array.from(numbers).buffer);

it.each([
  [[0, -0, 1, -3.4e38, 1e-45], true],
  [[1, Number.NaN], false],
  [[Number.POSITIVE_INFINITY, 1], false],
  [[1, Number.NEGATIVE_INFINITY, 1], false],
])('says of %j: %s', (numbers, expected) => {
  expect(areFinite(bitsOf(numbers), 0, numbers.length)).toBe(expected);
});

it('looks only where it is told to', () => {
  const bits = bitsOf([Number.NaN, 1, 2, Number.NaN]);
  expect([areFinite(bits, 1, 3), areFinite(bits, 1, 4)]).toEqual([true, false]);
});

it('looks at every number of a model’s rows, and at nothing behind them', () => {
  const floats = new Float32Array(32);
  const bands = [
    { from: 0, to: 8 },
    { from: 8, to: 16 },
  ];
  const rows = modelRows(floats.buffer, { at: 16, count: 2, columns: 3, stride: 8, bands, bandBytes: 32 });
  for (let i = 0; i < floats.length; i++) {
    floats[i] = Number.NaN;
    const isOfRows = Array.from({ length: 2 }, (_, row) => [...readRow(row)])
      .flat()
      .some(Number.isNaN);
    expect(rows.areFinite(), `number ${i}`).toBe(!isOfRows);
    floats[i] = 0;
  }

  function readRow(row: number): Float32Array {
    const values = new Float32Array(3);
    rows.read(row, values);
    return values;
  }
});
