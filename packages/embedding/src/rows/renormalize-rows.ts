import type { Matrix } from '@firth/core';
import { groupByRow } from './group-by-row.ts';
import { multiply } from './multiply.ts';
import { norm } from './norm.ts';

/** torch's guard against a division by zero (`embedding_renorm_` in aten/src/ATen/native/Embedding.cpp). */
const guard = 1e-7;

/**
 * Shortens the rows of `ids` that are longer than `maxNorm` to that length, in place.
 *
 * The gradient does not know: as in torch, that of a shortened row is the one with respect to what it was shortened to.
 */
export function renormalizeRows({ data, columns }: Matrix, ids: Uint32Array, maxNorm: number, normType: number): void {
  for (const row of groupByRow(ids).rows) {
    const length = norm(data, row * columns, columns, normType);
    if (length > maxNorm) multiply(data, maxNorm / (length + guard), row * columns, columns);
  }
}
