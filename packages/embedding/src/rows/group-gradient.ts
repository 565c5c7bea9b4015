import type { LookupGradient } from '@firth/kernel/embedding';
import { groupByRow, type RowGroups } from './group-by-row.ts';

/** The gradient of row `rows[g]` is `factors[g]` times the sum of the rows of `values` at its positions. */
export interface GroupedGradient extends RowGroups {
  readonly values: Float32Array;
  readonly factors: Float32Array;
}

/** Returns a gradient of lookups with the rows of the same id together. */
export function groupLookups(gradient: LookupGradient): GroupedGradient {
  const { ids, values, paddingId, scale = 1, scaleByFrequency = false } = gradient;
  const groups = groupByRow(ids, paddingId);
  const { rows, starts } = groups;
  const factors = new Float32Array(rows.length).fill(scale);
  if (scaleByFrequency) for (let g = 0; g < rows.length; g++) factors[g]! /= starts[g + 1]! - starts[g]!;
  return { ...groups, values, factors };
}
