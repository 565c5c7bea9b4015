import type { Matrix } from '@firth/core';
import { tableMemoryOf } from '@firth/kernel/embedding';
import { createFloats } from '../create-floats.ts';

/** Returns zeros for `count` rows as wide as those of `table`: in its memory, where it has one with room left. */
export function createRows({ data, columns }: Matrix, count: number): Float32Array {
  const length = count * columns;
  return tableMemoryOf(data)?.takeArray(length) ?? createFloats(length);
}
