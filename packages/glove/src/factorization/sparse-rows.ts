import type { Cooccurrences } from '../cooccurrences/cooccurrences.ts';

/** A sparse square matrix, row after row: row i has the entries from `starts[i]` to `starts[i + 1]`. */
export interface SparseRows {
  readonly size: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** Returns the counts in rows, whatever order they come in. */
export async function sparseRows(cooccurrences: Cooccurrences, signal?: AbortSignal): Promise<SparseRows> {
  const { vocabulary, size: entries } = cooccurrences;
  const { size } = vocabulary;
  const starts = new Uint32Array(size + 1);
  for await (const { rows } of cooccurrences.blocks(signal)) for (const row of rows) starts[row + 1]!++;
  for (let row = 0; row < size; row++) starts[row + 1]! += starts[row]!;
  const [columns, values, next] = [new Uint32Array(entries), new Float32Array(entries), starts.slice()];
  for await (const block of cooccurrences.blocks(signal)) {
    for (const [i, row] of block.rows.entries()) {
      const at = next[row]!++;
      columns[at] = block.columns[i]!;
      values[at] = block.counts[i]!;
    }
  }
  return { size, starts, columns, values };
}
