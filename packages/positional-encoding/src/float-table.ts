import type { FloatArray } from '@firth/core';

/** Numbers row by row: a `Matrix` where they are float32. */
export interface FloatTable<A extends FloatArray = Float32Array> {
  readonly rows: number;
  readonly columns: number;
  readonly data: A;
}
