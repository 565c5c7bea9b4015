import type { Matrix } from '@firth/core';
import type { RowGroups } from '../rows/group-by-row.ts';
import type { Bags } from './bags.ts';

/** Stands where a bag has nothing to take the largest of. */
const nowhere = 0xffffffff;

/** Returns for each bag and column the largest number of its rows there, 0 for a bag without any. */
export function maxPool(bags: Bags, weights: Matrix, paddingId?: number): Float32Array {
  const { data, columns } = weights;
  const output = new Float32Array((bags.starts.length - 1) * columns);
  largestPositions(bags, weights, paddingId).forEach((position, at) => {
    if (position !== nowhere) output[at] = data[bags.ids[position]! * columns + (at % columns)]!;
  });
  return output;
}

/**
 * Adds to `values` for each group what its rows gave to {@link maxPool}: each number of the gradient goes to the row
 * that was the largest.
 */
export function maxPoolGradient(
  values: Float32Array,
  bags: Bags,
  weights: Matrix,
  { rows, positions, starts }: RowGroups,
  gradient: Float32Array,
  paddingId?: number,
): void {
  const { columns } = weights;
  const groupOf = new Uint32Array(bags.ids.length);
  for (let group = 0; group < rows.length; group++)
    for (let i = starts[group]!; i < starts[group + 1]!; i++) groupOf[positions[i]!] = group;
  largestPositions(bags, weights, paddingId).forEach((position, at) => {
    if (position !== nowhere) values[groupOf[position]! * columns + (at % columns)]! += gradient[at]!;
  });
}

/** The position whose row has the largest number, for each bag and column; the first of equals. */
function largestPositions({ ids, starts }: Bags, { data, columns }: Matrix, paddingId?: number): Uint32Array {
  const positions = new Uint32Array((starts.length - 1) * columns).fill(nowhere);
  const largest = new Float32Array(columns);
  for (let bag = 0; bag + 1 < starts.length; bag++) {
    let isFirst = true;
    for (let i = starts[bag]!; i < starts[bag + 1]!; i++) {
      if (ids[i] === paddingId) continue;
      for (let k = 0; k < columns; k++) {
        const value = data[ids[i]! * columns + k]!;
        if (!isFirst && value <= largest[k]!) continue;
        largest[k] = value;
        positions[bag * columns + k] = i;
      }
      isFirst = false;
    }
  }
  return positions;
}
