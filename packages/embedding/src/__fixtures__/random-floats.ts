import type { Matrix } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';

/** Returns multiples of 1/1024 between −1 and 1: steps of finite differences add to them without rounding. */
export function randomFloats(length: number, seed = 1): Float32Array {
  const { below } = createGenerator(seed);
  return Float32Array.from({ length }, () => below(2049) / 1024 - 1);
}

/** Returns a table of {@link randomFloats}. */
export function randomMatrix(rows: number, columns: number, seed = 1): Matrix {
  return { rows, columns, data: randomFloats(rows * columns, seed) };
}
