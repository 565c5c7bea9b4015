import { FirthError, type Matrix } from '@firth/core';
import { createTopKIndex, type RankedRows, rowNorms } from '@firth/kernel/top-k';

export interface OverlapOptions {
  /** How many neighbors of a row are compared. Default 10. */
  readonly neighbors?: number | undefined;
  /** How many rows are asked, evenly spread over the table. Default 1000. */
  readonly queries?: number | undefined;
}

/**
 * Returns the part, 0 to 1, of the nearest neighbors by cosine that rows of `before` still have in `after`. The tables may have different
 * columns, not rows.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for different rows, `BAD_OPTION`
 *
 * @example
 * ```ts
 * const data = Float32Array.from({ length: 400 }, (_, i) => Math.sin(i * i));
 * const matrix = { rows: 50, columns: 8, data };
 * console.log(neighborOverlap(matrix, expandTable(toFloat16(matrix)))); // 1
 * ```
 */
export function neighborOverlap(before: Matrix, after: Matrix, options: OverlapOptions = {}): number {
  const { neighbors = 10, queries = 1000 } = options;
  if (before.rows !== after.rows) {
    throw new FirthError('DIMENSION_MISMATCH', `a table of ${before.rows} rows and one of ${after.rows}`);
  }
  for (const [name, value] of Object.entries({ neighbors, queries })) {
    if (!(Number.isInteger(value) && value >= 1)) {
      throw new FirthError('BAD_OPTION', `${name} must be a whole number from 1, not ${value}`);
    }
  }
  const asked = Math.min(queries, before.rows);
  const rows = Array.from({ length: asked }, (_, n) => Math.floor((n * before.rows) / asked));
  const [first, second] = [before, after].map((matrix) => neighborsOf(matrix, rows, neighbors)) as [
    Set<number>[],
    Set<number>[],
  ];
  let [shared, all] = [0, 0];
  for (const [n, own] of first.entries()) {
    all += own.size;
    for (const row of own) if (second[n]!.has(row)) shared++;
  }
  return all === 0 ? 1 : shared / all;
}

/** The nearest rows of each of `rows`, itself left out; none of a row without a direction. */
function neighborsOf(matrix: Matrix, rows: readonly number[], count: number): Set<number>[] {
  const { columns, data } = matrix;
  const norms = rowNorms(matrix);
  const index = createTopKIndex(matrix, { norms });
  return rows.map((row) => {
    const length = norms[row]!;
    if (!(length > 0 && Number.isFinite(length))) return new Set();
    const query = data.slice(row * columns, (row + 1) * columns).map((value) => value / length);
    const [ranked] = index.search(query, { count: count + 1 }) as [RankedRows];
    return new Set([...ranked.rows].filter((other) => other !== row).slice(0, count));
  });
}
