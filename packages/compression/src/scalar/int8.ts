import type { Matrix } from '@firth/core';
import type { CompressedTable } from '../compressed-table.ts';
import { largestOf } from './largest-of.ts';

/** A table of 8-bit codes with a scale a row. */
export interface Int8Table extends CompressedTable {
  readonly encoding: 'int8';
  /** −127 to 127, row by row. */
  readonly codes: Int8Array;
  /** A number is its code times its row's scale. */
  readonly scales: Float32Array;
}

/**
 * Returns `matrix` with each number rounded to one of 255 steps between ± the largest of its row: a quarter of the size, and hardly a
 * neighbor lost.
 *
 * @throws FirthError `NON_FINITE`
 *
 * @example
 * ```ts
 * const table = toInt8({ rows: 1, columns: 3, data: Float32Array.of(1, -0.5, 0.25) });
 * console.log(table.codes, table.bytes); // Int8Array(3) [ 127, -63, 32 ] 7
 * ```
 */
export function toInt8(matrix: Matrix): Int8Table {
  const { rows, columns, data } = matrix;
  const codes = new Int8Array(rows * columns);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const scale = largestOf(matrix, row) / 127;
    scales[row] = scale;
    if (scale === 0) continue;
    for (let i = row * columns; i < (row + 1) * columns; i++) codes[i] = Math.round(data[i]! / scale);
  }
  return {
    encoding: 'int8',
    ...{ rows, columns, codes, scales },
    bytes: codes.byteLength + scales.byteLength,
    readRow(row, out) {
      for (let i = 0; i < columns; i++) out[i] = codes[row * columns + i]! * scales[row]!;
    },
  };
}
