import { addRow } from './add-row.ts';
import { copyRow } from './copy-row.ts';
import type { RowGroups } from './group-by-row.ts';
import { multiply } from './multiply.ts';
import { readAhead, rowsAhead } from './read-ahead.ts';

/**
 * Which gradient row each position of a batch has, and how much of it: position `p` has `factors[p]` times row
 * `sources[p]`.
 */
export interface Shares {
  readonly sources: Uint32Array;
  readonly factors: Float32Array;
}

/**
 * Writes to `sums` for each group the sum of the gradient rows at its positions, `groups.rows.length × columns`
 * numbers. Without `shares` every position has its own row.
 */
export function sumRows(
  sums: Float32Array,
  { rows, positions, starts }: RowGroups,
  gradient: Float32Array,
  columns: number,
  shares?: Shares,
): void {
  for (let group = 0; group < rows.length; group++) {
    if (!shares && group % rowsAhead === 0) {
      const next = Math.min(group + rowsAhead, rows.length);
      readAhead(gradient, positions, starts[group]!, starts[next]!, columns);
    }
    const to = group * columns;
    for (let i = starts[group]!; i < starts[group + 1]!; i++) {
      const position = positions[i]!;
      const from = (shares ? shares.sources[position]! : position) * columns;
      const factor = shares ? shares.factors[position]! : 1;
      if (i > starts[group]!) {
        addRow(sums, to, gradient, from, columns, factor);
        continue;
      }
      // The first row is copied: most ids of a batch stand in it once.
      copyRow(sums, to, gradient, from, columns);
      if (factor !== 1) multiply(sums, factor, to, columns);
    }
  }
}
