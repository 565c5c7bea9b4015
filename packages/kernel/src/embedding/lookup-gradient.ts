/**
 * The gradient of rows that were looked up, one for each id, before those of the same id are summed: what torch calls a sparse gradient
 * that is not coalesced.
 */
export interface LookupGradient {
  /** Rows of the table, in any order, as often as they were looked up. */
  readonly ids: Uint32Array;
  /** The gradient of each, one after another. */
  readonly values: Float32Array;
  /** The id whose gradients are left out. */
  readonly paddingId?: number | undefined;
  /** What all gradients are multiplied by (default 1). */
  readonly scale?: number | undefined;
  /** Whether the sum of each row is divided by how often its id stands in `ids` (default `false`). */
  readonly scaleByFrequency?: boolean | undefined;
}
