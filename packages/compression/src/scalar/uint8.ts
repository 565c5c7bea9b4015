import type { Matrix } from '@firth/core';
import type { CompressedTable } from '../compressed-table.ts';
import { largestOf } from './largest-of.ts';

/** A table of 8-bit codes with a scale and a smallest number a row. */
export interface Uint8Table extends CompressedTable {
  readonly encoding: 'uint8';
  /** 0 to 255, row by row. */
  readonly codes: Uint8Array;
  /** A number is its code times its row's scale, plus its row's smallest number. */
  readonly scales: Float32Array;
  readonly smallest: Float32Array;
}

/** FBGEMM's guard against a division by zero in a row of equal numbers (`kEpsilon` in QuantUtils.cc). */
const guard = 1e-8;

/**
 * Returns `matrix` with each number rounded to one of 256 steps between the smallest and the largest of its row: torch's
 * `embedding_bag_byte_prepack`, code by code. Beside `toInt8` it takes 4 bytes more a row, and is nearer where the numbers of a row are
 * not as far below 0 as above.
 *
 * @throws FirthError `NON_FINITE`
 *
 * @example
 * ```ts
 * const table = toUint8({ rows: 1, columns: 3, data: Float32Array.of(1, 3, 1.5) });
 * console.log(table.codes, table.bytes); // Uint8Array(3) [ 0, 255, 64 ] 11
 * ```
 */
export function toUint8(matrix: Matrix): Uint8Table {
  const { rows, columns, data } = matrix;
  const codes = new Uint8Array(rows * columns);
  const scales = new Float32Array(rows);
  const smallest = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    largestOf(matrix, row); // refuses what is not finite
    const numbers = data.subarray(row * columns, (row + 1) * columns);
    const least = numbers.reduce((least, value) => Math.min(least, value));
    const range = Math.fround(numbers.reduce((most, value) => Math.max(most, value)) - least);
    scales[row] = range / 255;
    smallest[row] = least;
    const steps = Math.fround(255 / Math.fround(range + guard));
    for (let i = 0; i < columns; i++)
      codes[row * columns + i] = roundHalfToEven(Math.fround(Math.fround(numbers[i]! - least) * steps));
  }
  return {
    encoding: 'uint8',
    ...{ rows, columns, codes, scales, smallest },
    bytes: codes.byteLength + scales.byteLength + smallest.byteLength,
    readRow(row, out) {
      for (let i = 0; i < columns; i++) out[i] = codes[row * columns + i]! * scales[row]! + smallest[row]!;
    },
  };
}

/** Of numbers from 0 to 255: as C rounds (`nearbyint`), and JavaScript does not. */
function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}
