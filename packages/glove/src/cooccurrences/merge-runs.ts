import { blockEntries, type CooccurrenceBlock } from './cooccurrences.ts';
import type { RowBlock, Run } from './row-block.ts';

/** One row: its columns, ascending, and their counts. */
interface Row {
  readonly columns: Uint32Array;
  readonly counts: Float64Array;
}

/** Yields the sum of `runs`, each count divided by `scale`, for rows 0 to `rows` − 1. */
export async function* mergeRuns(
  runs: readonly Run[],
  rows: number,
  scale: number,
  signal?: AbortSignal,
): AsyncGenerator<CooccurrenceBlock, void, undefined> {
  if (runs.length === 1) {
    for await (const block of runs[0]!.blocks(signal)) yield withRows(block, scale);
    return;
  }
  const cursors = runs.map((run) => rowCursor(run, signal));
  let gathered: Row[] = [];
  let [firstRow, size] = [0, 0];
  for (let row = 0; row < rows; row++) {
    let sum: Row | undefined;
    for (const cursor of cursors) {
      const next = await cursor(row);
      if (next) sum = sum ? addRows(sum, next) : next;
    }
    gathered.push(sum ?? emptyRow);
    size += gathered.at(-1)!.columns.length;
    if (size < blockEntries && row < rows - 1) continue;
    yield withRows(joinRows(firstRow, gathered, size), scale);
    gathered = [];
    [firstRow, size] = [row + 1, 0];
  }
}

const emptyRow: Row = { columns: new Uint32Array(0), counts: new Float64Array(0) };

/** Returns the number of different entries that `runs` have together. */
export async function countMerged(runs: readonly Run[], rows: number, signal?: AbortSignal): Promise<number> {
  if (runs.length === 1) return runs[0]!.size;
  let size = 0;
  for await (const { columns } of mergeRuns(runs, rows, 1, signal)) size += columns.length;
  return size;
}

/** Returns a function that is asked for each row in turn, and gives those that `run` has. */
function rowCursor(run: Run, signal?: AbortSignal): (row: number) => Promise<Row | undefined> {
  const blocks = run.blocks(signal)[Symbol.asyncIterator]();
  let block: RowBlock | undefined;
  let [index, start] = [0, 0];
  return async (row) => {
    while (!block || row >= block.firstRow + block.rowSizes.length) {
      const next = await blocks.next();
      if (next.done) return undefined;
      block = next.value;
      [index, start] = [0, 0];
    }
    if (row < block.firstRow) return undefined;
    const end = start + block.rowSizes[index++]!;
    const found = { columns: block.columns.subarray(start, end), counts: block.counts.subarray(start, end) };
    start = end;
    return found;
  };
}

function addRows(a: Row, b: Row): Row {
  const columns = new Uint32Array(a.columns.length + b.columns.length);
  const counts = new Float64Array(columns.length);
  let [i, j, size] = [0, 0, 0];
  while (i < a.columns.length || j < b.columns.length) {
    const left = a.columns[i] ?? Number.POSITIVE_INFINITY;
    const right = b.columns[j] ?? Number.POSITIVE_INFINITY;
    columns[size] = Math.min(left, right);
    if (left <= right) counts[size]! += a.counts[i++]!;
    if (right <= left) counts[size]! += b.counts[j++]!;
    size++;
  }
  return { columns: columns.subarray(0, size), counts: counts.subarray(0, size) };
}

function joinRows(firstRow: number, rows: readonly Row[], size: number): RowBlock {
  const block = {
    firstRow,
    rowSizes: Uint32Array.from(rows, ({ columns }) => columns.length),
    columns: new Uint32Array(size),
    counts: new Float64Array(size),
  };
  let at = 0;
  for (const { columns, counts } of rows) {
    block.columns.set(columns, at);
    block.counts.set(counts, at);
    at += columns.length;
  }
  return block;
}

function withRows({ firstRow, rowSizes, columns, counts }: RowBlock, scale: number): CooccurrenceBlock {
  const rows = new Uint32Array(columns.length);
  let at = 0;
  for (const [i, size] of rowSizes.entries()) {
    rows.fill(firstRow + i, at, at + size);
    at += size;
  }
  return { rows, columns: columns.slice(), counts: counts.map((count) => count / scale) };
}
