import type { Matrix } from '@firth/core';
import { planMemory } from '../lib/model-memory.ts';
import { columnsOfChunk, lanesOfRow, strideOf } from './codes.ts';

/** How much a filter holds at once: `queries` is a multiple of 4, `blockRows` too. */
export interface FilterSize {
  readonly queries: number;
  readonly blockRows: number;
}

/** Numbers that the kernel takes of a query: scale, along, across, threshold. */
export const termsOfQuery = 4;

/** Where the parts of a filter's memory begin, in bytes, and how large they are. */
export interface FilterLayout {
  /** Rows with those that fill up the last four. */
  readonly paddedRows: number;
  /** Bytes of the codes and of the offsets of a row. */
  readonly stride: number;
  readonly bytesOfOffsets: number;
  readonly queryCodes: number;
  readonly queryTerms: number;
  readonly bounds: number;
  readonly found: number;
  readonly rowTerms: number;
  readonly rowOffsets: number;
  readonly rowCodes: number;
  readonly bytes: number;
}

/** Returns the layout of a filter of the rows of a matrix. */
export function layOutFilter({ rows, columns }: Matrix, { queries, blockRows }: FilterSize): FilterLayout {
  const stride = strideOf(columns);
  const paddedRows = Math.ceil(rows / 4) * 4;
  const bytesOfOffsets = Math.ceil(columns / columnsOfChunk) * lanesOfRow * 2;
  const plan = planMemory();
  const places = {
    queryCodes: plan.place(queries * stride * 2),
    queryTerms: plan.place(queries * termsOfQuery * 4),
    bounds: plan.place(blockRows * 4 * 4),
    found: plan.place(blockRows * 4 * 4),
    rowTerms: plan.place(paddedRows * 3 * 4),
    rowOffsets: plan.place(paddedRows * bytesOfOffsets),
    rowCodes: plan.place(paddedRows * stride),
  };
  return { paddedRows, stride, bytesOfOffsets, ...places, bytes: plan.bytes };
}
