/** Where the float32 entries of a matrix lie in a memory: entry (i, j) at byte `at + i · row + j · column`. */
export interface Entries {
  readonly at: number;
  readonly row: number;
  readonly column: number;
}

/**
 * Returns the entries of a row-major matrix that begins at byte `at`, each row `stride` numbers from the next: its number of columns,
 * or that of the larger matrix of which it is a block.
 *
 * @example
 * ```ts
 * console.log(rowMajor(64, 3)); // { at: 64, row: 12, column: 4 }
 * ```
 */
export function rowMajor(at: number, stride: number): Entries {
  return { at, row: 4 * stride, column: 4 };
}

/**
 * Returns the entries of the transpose, which are the same ones.
 *
 * @example
 * ```ts
 * console.log(transposed(rowMajor(64, 3))); // { at: 64, row: 4, column: 12 }
 * ```
 */
export function transposed({ at, row, column }: Entries): Entries {
  return { at, row: column, column: row };
}
