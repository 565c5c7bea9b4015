import type { RowGroups } from './group-by-row.ts';
import { multiply } from './multiply.ts';

/** Divides each group's row of `sums` by how many positions the group has, in place. */
export function divideByFrequency({ rows, starts }: RowGroups, sums: Float32Array, columns: number): void {
  for (let group = 0; group < rows.length; group++)
    multiply(sums, 1 / (starts[group + 1]! - starts[group]!), group * columns, columns);
}
