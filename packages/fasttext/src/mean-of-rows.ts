import type { FastTextModel } from './model.ts';
import { addRow } from './row-table.ts';

/** Returns the mean of rows of `input`, zero for none: in float32 from beginning to end, as the original's `Vector`, so that the bits are the same. */
export function meanOfRows(input: FastTextModel['input'], rows: readonly number[]): Float32Array {
  const mean = new Float32Array(input.columns);
  for (const row of rows) addRow(input, row, mean);
  const share = Math.fround(1 / rows.length);
  if (rows.length > 0) for (let i = 0; i < mean.length; i++) mean[i]! *= share;
  return mean;
}
