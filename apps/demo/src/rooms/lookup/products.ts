import type { Matrix } from '@firth/core';

/** Returns a × b as it is taught: every number of a row by every number of a column, added in float32. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  const data = new Float32Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++)
    for (let k = 0; k < a.columns; k++)
      for (let j = 0; j < b.columns; j++)
        data[i * b.columns + j]! += Math.fround(a.data[i * a.columns + k]! * b.data[k * b.columns + j]!);
  return { rows: a.rows, columns: b.columns, data };
}

/** Returns a matrix with its rows as columns. */
export function transpose({ rows, columns, data }: Matrix): Matrix {
  const entry = (_: unknown, i: number): number => data[(i % rows) * columns + Math.floor(i / rows)]!;
  return { rows: columns, columns: rows, data: Float32Array.from({ length: data.length }, entry) };
}

/** Whether two arrays hold the same bits: 0 and −0 differ. */
export function isEqualToTheBit(a: Float32Array, b: Float32Array): boolean {
  const [x, y] = [a.slice(), b.slice()].map(({ buffer }) => new Uint32Array(buffer)) as [Uint32Array, Uint32Array];
  return x.length === y.length && x.every((bits, i) => bits === y[i]);
}
