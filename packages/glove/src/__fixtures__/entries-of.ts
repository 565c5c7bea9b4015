import type { Cooccurrences } from '../cooccurrences/cooccurrences.ts';

/** An entry of a co-occurrence matrix: a word, its context, their count. */
export type Entry = readonly [row: string, column: string, count: number];

/** Returns all entries in the order in which they come. */
export async function entriesOf(cooccurrences: Cooccurrences): Promise<Entry[]> {
  const { vocabulary } = cooccurrences;
  const entries: Entry[] = [];
  for await (const { rows, columns, counts } of cooccurrences.blocks()) {
    for (const [i, row] of rows.entries()) {
      entries.push([vocabulary.tokenOf(row)!, vocabulary.tokenOf(columns[i]!)!, counts[i]!]);
    }
  }
  return entries;
}

/** Returns `entries` in the order of their words. */
export function sorted(entries: readonly Entry[]): Entry[] {
  const key = ([row, column]: Entry): string => `${row} ${column}`;
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
