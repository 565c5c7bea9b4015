import type { FloatArray } from './positions.ts';

/**
 * The gradient of a table of which only some rows were used: `values` holds one row of the table's width for each of `rows`, which ascend and
 * stand once each. Rows that are not listed have a gradient of zero.
 */
export interface SparseGradient<A extends FloatArray = Float32Array> {
  readonly rows: Uint32Array;
  readonly values: A;
}
