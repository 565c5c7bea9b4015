import type { Matrix } from '@firth/core';
import type { Bags } from './bags.ts';

/** Returns the gradient of each sample weight: its row times the gradient of its bag, 0 where padding stands. */
export function sampleWeightGradient(
  { ids, starts }: Bags,
  { data, columns }: Matrix,
  gradient: Float32Array,
  paddingId?: number,
): Float32Array {
  const products = new Float32Array(ids.length);
  for (let bag = 0; bag + 1 < starts.length; bag++)
    for (let i = starts[bag]!; i < starts[bag + 1]!; i++) {
      if (ids[i] === paddingId) continue;
      let product = 0;
      for (let k = 0; k < columns; k++) product += data[ids[i]! * columns + k]! * gradient[bag * columns + k]!;
      products[i] = product;
    }
  return products;
}
