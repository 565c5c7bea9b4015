import type { Matrix } from '@firth/core';

/** Returns the mean of each column. */
export function columnMeans({ rows, columns, data }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let i = 0, column = 0; i < data.length; i++) {
    means[column]! += data[i]!;
    if (++column === columns) column = 0;
  }
  return means.map((sum) => sum / rows);
}
