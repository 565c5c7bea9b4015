import { FirthError, type Matrix } from '@firth/core';
import type { CompressedTable } from '../compressed-table.ts';

/** A table of the numbers that are not zero. */
export interface SparseTable extends CompressedTable {
  readonly encoding: 'sparse';
  /** Row r has the numbers `values[starts[r]] … values[starts[r + 1] − 1]` in these columns. */
  readonly starts: Uint32Array;
  readonly columnOf: Uint16Array;
  readonly values: Float32Array;
}

/**
 * Returns `matrix` with the `keep`-th part of its numbers, those farthest from zero; the others become zero. A number that stays takes six
 * bytes, so that it pays below two thirds. Of numbers at the same distance all stay.
 *
 * @throws FirthError `BAD_OPTION` for a part that is not from 0 to 1, `LIMIT` for more than 65,536 columns
 *
 * @example
 * ```ts
 * const table = pruneMagnitudes({ rows: 1, columns: 4, data: Float32Array.of(3, -0.1, 0.2, -5) }, { keep: 0.5 });
 * console.log(expandTable(table).data, table.bytes); // Float32Array(4) [ 3, 0, 0, -5 ] 20
 * ```
 */
export function pruneMagnitudes({ rows, columns, data }: Matrix, { keep }: { readonly keep: number }): SparseTable {
  if (!(keep >= 0 && keep <= 1)) throw new FirthError('BAD_OPTION', `keep must be a part from 0 to 1, not ${keep}`);
  if (columns > 65_536) throw new FirthError('LIMIT', `${columns} columns; columns are kept in 16 bits`);
  const count = Math.round(keep * data.length);
  const least = count === 0 ? Number.POSITIVE_INFINITY : data.map(Math.abs).sort()[data.length - count]!;
  const stays = (value: number): boolean => Math.abs(value) >= least && value !== 0;
  const starts = new Uint32Array(rows + 1);
  for (let i = 0; i < data.length; i++) if (stays(data[i]!)) starts[Math.floor(i / columns) + 1]!++;
  for (let row = 0; row < rows; row++) starts[row + 1]! += starts[row]!;
  const columnOf = new Uint16Array(starts[rows]!);
  const values = new Float32Array(starts[rows]!);
  for (let i = 0, at = 0; i < data.length; i++) {
    if (!stays(data[i]!)) continue;
    columnOf[at] = i % columns;
    values[at++] = data[i]!;
  }
  return {
    encoding: 'sparse',
    ...{ rows, columns, starts, columnOf, values },
    bytes: starts.byteLength + columnOf.byteLength + values.byteLength,
    readRow(row, out) {
      out.fill(0, 0, columns);
      for (let at = starts[row]!; at < starts[row + 1]!; at++) out[columnOf[at]!] = values[at]!;
    },
  };
}
