import type { Matrix } from '@firth/core';

/** Makes a new table of the given shape. */
export type Initializer = (rows: number, columns: number) => Matrix;

export interface SeedOptions {
  /**
   * Of the random numbers (default 1). The same seed and shape give the same table: two tables of one shape take two
   * seeds.
   */
  readonly seed?: number | undefined;
}
