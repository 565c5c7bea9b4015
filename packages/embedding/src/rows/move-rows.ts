import { type LookupGradient, type Move, type MovedArrays, moveSpan, tableMemoryOf } from '@firth/kernel/embedding';
import { addRow } from './add-row.ts';
import { groupLookups } from './group-gradient.ts';
import { multiply } from './multiply.ts';
import { readAhead, rowsAhead } from './read-ahead.ts';

/** Moves rows of `columns` weights against their gradients: in WebAssembly where it holds them, else in plain TypeScript. */
export function moveRows(move: Move, arrays: MovedArrays, columns: number, gradient: LookupGradient): void {
  if (!tableMemoryOf(arrays.weights)?.moveRows(move, arrays, columns, gradient))
    moveRowsPlainly(move, arrays, columns, gradient);
}

/** Moves every weight against its gradient. */
export function moveAll(move: Move, arrays: MovedArrays, gradient: Float32Array): void {
  if (!tableMemoryOf(arrays.weights)?.moveAll(move, arrays, gradient))
    moveSpan(move, arrays, 0, gradient, 0, gradient.length);
}

function moveRowsPlainly(move: Move, arrays: MovedArrays, columns: number, gradient: LookupGradient): void {
  const { rows, positions, starts, values, factors } = groupLookups(gradient);
  const sum = new Float32Array(columns);
  for (let first = 0; first < rows.length; first += rowsAhead) {
    const end = Math.min(first + rowsAhead, rows.length);
    readAhead(arrays.weights, rows, first, end, columns);
    for (let g = first; g < end; g++) {
      const at = rows[g]! * columns;
      if (factors[g] === 1 && starts[g + 1]! - starts[g]! === 1) {
        moveSpan(move, arrays, at, values, positions[starts[g]!]! * columns, columns);
        continue;
      }
      sum.fill(0);
      for (let i = starts[g]!; i < starts[g + 1]!; i++) addRow(sum, 0, values, positions[i]! * columns, columns);
      multiply(sum, factors[g]!);
      moveSpan(move, arrays, at, sum, 0, columns);
    }
  }
}
