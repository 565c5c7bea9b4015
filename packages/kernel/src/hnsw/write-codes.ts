import type { Matrix } from '@firth/core';
import { hasDirection } from '../top-k/search.ts';
import type { Layout } from './layout.ts';

const largestCode = 127;

/** Writes the codes of every row of `matrix` that has a direction; the others stay zero. */
export function writeRows(layout: Layout, { rows, columns, data }: Matrix, norms: Float32Array): void {
  const write = createCodeWriter(layout, columns);
  for (let row = 0; row < rows; row++) {
    if (hasDirection(norms[row])) write(data, row * columns, norms[row], layout.rows + row * layout.stride);
  }
}

/**
 * Returns a function that writes the 8-bit codes of the direction of a vector, which begins at `start` of `vectors` and
 * has length `length`, and their scale to a place in the layout's memory.
 */
export function createCodeWriter(
  { buffer, paddedColumns }: Layout,
  columns: number,
): (vectors: Float32Array, start: number, length: number, place: number) => void {
  const codes = new Int8Array(buffer);
  const scales = new Float32Array(buffer);
  return (vectors, start, length, place) => {
    let greatest = 0;
    for (let i = 0; i < columns; i++) greatest = Math.max(greatest, Math.abs(vectors[start + i]));
    for (let i = 0; i < columns; i++) codes[place + i] = Math.round((vectors[start + i] / greatest) * largestCode);
    scales[(place + paddedColumns) >>> 2] = greatest / length / largestCode;
  };
}
