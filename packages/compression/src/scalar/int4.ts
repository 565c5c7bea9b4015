import type { Matrix } from '@firth/core';
import type { CompressedTable } from '../compressed-table.ts';
import { largestOf } from './largest-of.ts';

/** A table of 4-bit codes with a scale for every {@link blockLength} numbers. */
export interface Int4Table extends CompressedTable {
  readonly encoding: 'int4';
  /** Two codes a byte, the earlier in the lower half, each 8 more than its value; a row begins with a new byte. */
  readonly codes: Uint8Array;
  readonly scales: Float32Array;
}

/** Numbers that share a scale, as in GGUF's Q4_0. */
export const blockLength = 32;

/**
 * Returns `matrix` with each number rounded to one of 15 steps between ± the largest of its block of 32 numbers: about a sixth of the
 * size.
 *
 * @throws FirthError `NON_FINITE`
 *
 * @example
 * ```ts
 * const table = toInt4({ rows: 1, columns: 3, data: Float32Array.of(1, -0.5, 0.3) });
 * console.log(expandTable(table).data.map((x) => Math.round(100 * x) / 100)); // Float32Array(3) [ 1, -0.4300000071525574, 0.28999999165534973 ]
 * ```
 */
export function toInt4(matrix: Matrix): Int4Table {
  const { rows, columns, data } = matrix;
  const rowBytes = Math.ceil(columns / 2);
  const blocks = Math.ceil(columns / blockLength);
  const codes = new Uint8Array(rows * rowBytes);
  const scales = new Float32Array(rows * blocks);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns; i++) {
      const block = Math.floor(i / blockLength);
      if (i % blockLength === 0) {
        scales[row * blocks + block] = largestOf(matrix, row, i, Math.min(columns, i + blockLength)) / 7;
      }
      const scale = scales[row * blocks + block]!;
      const code = 8 + (scale === 0 ? 0 : Math.round(data[row * columns + i]! / scale));
      codes[row * rowBytes + (i >> 1)]! |= code << (4 * (i & 1));
    }
  }
  return {
    encoding: 'int4',
    ...{ rows, columns, codes, scales },
    bytes: codes.byteLength + scales.byteLength,
    readRow(row, out) {
      for (let i = 0; i < columns; i++) {
        const code = (codes[row * rowBytes + (i >> 1)]! >> (4 * (i & 1))) & 15;
        out[i] = (code - 8) * scales[row * blocks + Math.floor(i / blockLength)]!;
      }
    },
  };
}
