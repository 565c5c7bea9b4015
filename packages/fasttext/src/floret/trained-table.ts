import type { Matrix } from '@firth/core';
import { beginRow } from '../training/initialize-input.ts';
import type { Settings } from '../training/settings.ts';
import type { TrainedRows } from '../training/train-rows.ts';

/** Returns the whole table: the rows that were trained, and the others as they began. */
export function trainedTable(settings: Settings, { rows: { buckets }, model }: TrainedRows): Matrix {
  const { dimensions, buckets: rows } = settings;
  const data = new Float32Array(rows * dimensions);
  for (let row = 0; row < rows; row++) beginRow(data.subarray(row * dimensions, (row + 1) * dimensions), row, settings);
  for (const [place, bucket] of buckets.entries()) model.inputRows.read(place, data, bucket * dimensions);
  return { rows, columns: dimensions, data };
}
