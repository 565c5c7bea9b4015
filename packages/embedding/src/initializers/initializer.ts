import type { Matrix } from '@firth/core';

/** Makes a new table of the given shape. */
export type Initializer = (rows: number, columns: number) => Matrix;

export interface SeedOptions {
  /** Of the random numbers (default 1): the same seed gives the same table. */
  readonly seed?: number | undefined;
}
