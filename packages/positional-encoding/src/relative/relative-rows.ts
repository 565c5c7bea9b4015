/** Which row of a table belongs to a key at position j and a query at position i, told by j − i. */
export type RowOfDistance = (distance: number) => number;

/**
 * Returns the row of every distance between `queries` positions from `startPosition` and `keys` positions from 0: key j and query i (both counted
 * from their own 0) have the row at index `j − i + queries − 1`.
 */
export function rowsOfDistances(
  rowOf: RowOfDistance,
  queries: number,
  keys: number,
  startPosition: number,
): Uint32Array {
  return Uint32Array.from({ length: queries + keys - 1 }, (_, index) => rowOf(index - (queries - 1) - startPosition));
}
