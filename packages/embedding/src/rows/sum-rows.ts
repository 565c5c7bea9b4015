import { addRow } from './add-row.ts';
import { copyRow } from './copy-row.ts';
import type { RowGroups } from './group-by-row.ts';

/** Which gradient row each position of a batch has, and how much of it: position `p` has `factors[p]` times row `sources[p]`. */
export interface Shares {
  /** Default: every position has its own row. */
  readonly sources?: Uint32Array | undefined;
  /** Default: 1 everywhere. */
  readonly factors?: Float32Array | undefined;
}

/** Returns for each group the sum of the gradient rows at its positions, `groups.rows.length × columns` numbers. */
export function sumRows(
  { rows, positions, starts }: RowGroups,
  gradient: Float32Array,
  columns: number,
  { sources, factors }: Shares = {},
): Float32Array {
  const sums = new Float32Array(rows.length * columns);
  for (let group = 0; group < rows.length; group++) {
    const to = group * columns;
    for (let i = starts[group]!; i < starts[group + 1]!; i++) {
      const position = positions[i]!;
      const from = (sources ? sources[position]! : position) * columns;
      const factor = factors ? factors[position]! : 1;
      // The first row is copied: most ids of a batch stand in it once.
      if (i === starts[group] && factor === 1) copyRow(sums, to, gradient, from, columns);
      else addRow(sums, to, gradient, from, columns, factor);
    }
  }
  return sums;
}
