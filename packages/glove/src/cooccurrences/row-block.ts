/** Whole rows of a sparse matrix, one after the other. */
export interface RowBlock {
  readonly firstRow: number;
  /** Entries in each row. */
  readonly rowSizes: Uint32Array;
  /** Ascending in each row. */
  readonly columns: Uint32Array;
  readonly counts: Float64Array;
}

/** Rows in ascending order, which can be read any number of times. */
export interface Run {
  /** Entries in all. */
  readonly size: number;
  blocks(signal?: AbortSignal): AsyncIterable<RowBlock>;
}

/** Returns the bytes that `block` takes. */
export function bytesOf({ rowSizes, columns, counts }: RowBlock): number {
  return rowSizes.byteLength + columns.byteLength + counts.byteLength;
}

/** Returns a run that is in memory. */
export function memoryRun(blocks: readonly RowBlock[]): Run {
  return {
    size: blocks.reduce((sum, { columns }) => sum + columns.length, 0),
    async *blocks(signal) {
      for (const block of blocks) {
        signal?.throwIfAborted();
        yield block;
      }
    },
  };
}
