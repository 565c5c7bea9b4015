import { copyRow } from './copy-row.ts';
import { readAhead, rowsAhead } from './read-ahead.ts';

/** Copies the rows `ids` of `source` to `target`, one after another. */
export function gatherRows(target: Float32Array, source: Float32Array, ids: Uint32Array, columns: number): void {
  for (let start = 0; start < ids.length; start += rowsAhead) {
    const end = Math.min(start + rowsAhead, ids.length);
    readAhead(source, ids, start, end, columns);
    for (let i = start; i < end; i++) copyRow(target, i * columns, source, ids[i]! * columns, columns);
  }
}
