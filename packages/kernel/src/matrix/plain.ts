import type { Entries } from './entries.ts';
import type { ProductSize } from './product-size.ts';

/** What assembly/matrix.ts does, in plain TypeScript and float64 sums. */
export function multiplyPlainly(
  numbers: Float32Array,
  a: Entries,
  b: Entries,
  c: Entries,
  { rows, columns, inner }: ProductSize,
  accumulate = false,
): void {
  const row = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    row.fill(0);
    for (let p = 0; p < inner; p++) {
      const x = numbers[(a.at + i * a.row + p * a.column) / 4]!;
      const from = (b.at + p * b.row) / 4;
      for (let j = 0; j < columns; j++) row[j]! += x * numbers[from + (j * b.column) / 4]!;
    }
    const to = (c.at + i * c.row) / 4;
    for (let j = 0; j < columns; j++) numbers[to + j] = row[j]! + (accumulate ? numbers[to + j]! : 0);
  }
}
