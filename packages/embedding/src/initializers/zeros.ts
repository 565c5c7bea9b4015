import type { Matrix } from '@firth/core';
import { createFloats } from '../create-floats.ts';
import { requireShape } from '../options.ts';

/**
 * Returns a table of zeros: an {@link Initializer}, the one of LoRA's first factor.
 *
 * @throws FirthError `BAD_OPTION`, `OUT_OF_MEMORY`
 * @example
 * ```ts
 * console.log(zeros(2, 3).data.join(' ')); // 0 0 0 0 0 0
 * ```
 */
export function zeros(rows: number, columns: number): Matrix {
  requireShape(rows, columns);
  return { rows, columns, data: createFloats(rows * columns) };
}
