/** Rows that are counted by one call of the kernel. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
  /** They cannot have more entries. */
  readonly mostEntries: number;
}

/** An entry's column and its count. */
export const entryBytes = 12;

/** Enough to make a call cheap, few enough to spread evenly over threads. */
const entriesInRange = 1 << 18;

/**
 * Returns the rows of all words in ranges. A word that occurs n times has at most n times `neighbors` different neighbors, and no more than
 * there are words.
 */
export function cutRows(counts: Float64Array, neighbors: number): RowRange[] {
  const ranges: RowRange[] = [];
  let [first, mostEntries] = [0, 0];
  for (let row = 0; row < counts.length; row++) {
    const entries = Math.min(counts.length, counts[row]! * neighbors);
    if (row > first && mostEntries + entries > entriesInRange) {
      ranges.push({ first, end: row, mostEntries });
      [first, mostEntries] = [row, 0];
    }
    mostEntries += entries;
  }
  ranges.push({ first, end: counts.length, mostEntries: Math.max(1, mostEntries) });
  return ranges;
}
