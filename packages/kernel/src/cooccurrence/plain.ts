import type { ProducingKernel } from '../lib/producing-kernel.ts';
import type { CounterLayout } from './layout.ts';
import { type CooccurrenceShape, separator } from './shape.ts';

/** Returns the counter of assembly/cooccurrence.ts in plain TypeScript, over the same memory, with the same results to the last bit. */
export function plainCounter(
  buffer: ArrayBufferLike,
  { words, window, symmetric }: CooccurrenceShape,
  layout: CounterLayout,
  own: CounterLayout['threads'][number],
): ProducingKernel {
  const integers = new Uint32Array(buffer);
  const weights = new Float64Array(buffer, layout.weights, window);
  const cells = new Float64Array(buffer, own.cells, words);
  const [text, places, placeStarts] = [layout.text / 4, layout.places / 4, layout.placeStarts / 4];

  /** Adds up the neighbors of a word in `cells`; returns the columns of those that are not zero, ascending. */
  function countRow(row: number): number[] {
    const columns = new Set<number>();
    const [first, end] = [integers[placeStarts + row]!, integers[placeStarts + row + 1]!];
    for (let place = first; place < end; place++) {
      const token = text + integers[places + place]!;
      if (symmetric) addNeighbors(token, -1, columns);
      addNeighbors(token, 1, columns);
    }
    return [...columns].sort((a, b) => a - b);
  }

  function addNeighbors(token: number, direction: 1 | -1, columns: Set<number>): void {
    for (let k = 1; k <= window; k++) {
      const neighbor = integers[token + direction * k]!;
      if (neighbor === separator) break;
      cells[neighbor]! += weights[k - 1]!;
      columns.add(neighbor);
    }
  }

  function produce(first: number, end: number): number {
    const counts = new Float64Array(buffer, own.counts);
    let records = 0;
    for (let row = first; row < end; row++) {
      const columns = countRow(row);
      integers[own.rowSizes / 4 + row - first] = columns.length;
      for (const column of columns) {
        integers[own.columns / 4 + records] = column;
        counts[records++] = cells[column]!;
        cells[column] = 0;
      }
    }
    const lengths = [4 * (end - first), 4 * records, 8 * records];
    const parts = [own.rowSizes, own.columns, own.counts].flatMap((offset, i) => [offset, lengths[i]!]);
    integers.set([lengths.length, ...parts], own.parts / 4);
    return own.parts;
  }

  return { produce };
}
