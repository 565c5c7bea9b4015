import type { Matrix } from '@firth/core';
import type { CompressedTable } from '../compressed-table.ts';
import { fromHalf, toHalf } from './half.ts';

/** A table of 16-bit floating-point numbers. */
export interface Float16Table extends CompressedTable {
  readonly encoding: 'float16';
  /** IEEE 754 binary16, row by row. */
  readonly halves: Uint16Array;
}

/**
 * Returns `matrix` with each number rounded to IEEE 754 binary16: half the size, eleven bits of each number. What is beyond ±65,504
 * becomes infinite.
 *
 * @example
 * ```ts
 * const table = toFloat16({ rows: 1, columns: 2, data: Float32Array.of(1, 0.1) });
 * console.log(expandTable(table).data); // Float32Array(2) [ 1, 0.0999755859375 ]
 * ```
 */
export function toFloat16({ rows, columns, data }: Matrix): Float16Table {
  const halves = Uint16Array.from(data, toHalf);
  return {
    encoding: 'float16',
    ...{ rows, columns, halves },
    bytes: halves.byteLength,
    readRow(row, out) {
      for (let i = 0; i < columns; i++) out[i] = fromHalf(halves[row * columns + i]!);
    },
  };
}
