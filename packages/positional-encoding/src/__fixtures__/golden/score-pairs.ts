import type { FloatArray } from '@firth/core';

/** q · k of every query and key of each block of `length` queries. */
export function scoresOf<A extends FloatArray>(queries: A, keys: A, length: number, dimensions: number): Float64Array {
  const blocks = queries.length / (length * dimensions);
  const keyCount = keys.length / (blocks * dimensions);
  return Float64Array.from({ length: blocks * length * keyCount }, (_, at) => {
    const [row, j] = [Math.floor(at / keyCount), at % keyCount];
    const key = Math.floor(row / length) * keyCount + j;
    let sum = 0;
    for (let i = 0; i < dimensions; i++) sum += queries[row * dimensions + i]! * keys[key * dimensions + i]!;
    return sum;
  });
}

/** Returns `value` of every query and key, the keys of a query in a row. */
export function pairs(queries: number, keys: number, value: (i: number, j: number) => number): number[] {
  return Array.from({ length: queries * keys }, (_, at) => value(Math.floor(at / keys), at % keys));
}
