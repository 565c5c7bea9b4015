import { createVocabulary, type Place, type WordVectors } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import { createDistinctWords } from './distinct-words.ts';
import type { GrowingMatrix } from './growing-matrix.ts';
import type { WarningTally } from './warning-tally.ts';
import { createWordBatch } from './word-batch.ts';

/**
 * Where a reader puts what it reads: numbers straight into `matrix`, at the row `nextRow`, and then the word with `addWord`. At the end of each
 * block it calls `settle`, which decodes the words and drops the rows of those that stood before.
 */
export interface RowCollector {
  readonly matrix: GrowingMatrix;
  /** The row of the matrix whose numbers come next. */
  readonly nextRow: number;
  /** Rows of the file so far, dropped ones included. */
  readonly rowsRead: number;
  /** Ends the row: its word stands at `start` … `end` of `bytes`, and the row begins at `position`, a line or an offset. */
  addWord(bytes: Uint8Array, start: number, end: number, position: number): void;
  settle(): void;
  /** Returns the vectors of all rows that were settled. */
  toVectors(): WordVectors;
}

/**
 * Returns an empty collector.
 *
 * @param separator an ASCII byte that no word of the format holds
 * @param placeOf makes a place of a position
 */
export function createRowCollector(
  matrix: GrowingMatrix,
  tally: WarningTally,
  separator: number,
  placeOf: (position: number) => Place,
): RowCollector {
  const distinct = createDistinctWords(matrix.room);
  const batch = createWordBatch(separator);
  const positions: number[] = [];
  let rowsRead = 0;

  const noteSuspicions = (i: number, word: string, row: number): void => {
    const place = placeOf(positions[i]!);
    if (word === '') tally.note('EMPTY_WORD', place);
    if (!isFiniteRange(matrix.data, row * matrix.columns, (row + 1) * matrix.columns)) tally.note('NON_FINITE', place);
  };

  const settle = (): void => {
    const { columns, data } = matrix;
    const { words, hashes, invalid } = batch.take();
    const firstRow = distinct.words.length;
    const areFinite = isFiniteRange(data, firstRow * columns, (firstRow + words.length) * columns);
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      const row = firstRow + i;
      if (invalid.has(i)) tally.note('BAD_UTF8', placeOf(positions[i]!));
      if (word === '' || !areFinite) noteSuspicions(i, word, row);
      const settledRow = distinct.words.length;
      if (!distinct.add(word, hashes[i]!)) tally.note('DUPLICATE_WORD', placeOf(positions[i]!));
      else if (settledRow !== row) data.copyWithin(settledRow * columns, row * columns, (row + 1) * columns);
    }
    positions.length = 0;
  };

  return {
    matrix,
    get nextRow() {
      return distinct.words.length + batch.size;
    },
    get rowsRead() {
      return rowsRead;
    },
    addWord(bytes, start, end, position) {
      batch.add(bytes, start, end);
      positions.push(position);
      rowsRead++;
    },
    settle,
    toVectors() {
      const rows = distinct.words.length;
      const { columns, data } = matrix;
      return createWordVectors(createVocabulary(distinct.words), {
        rows,
        columns,
        data: data.subarray(0, rows * columns),
      });
    },
  };
}

const exponentBits = 0x7f80_0000;

/** Whether `data[start]` … `data[end - 1]` are all finite: an exponent of all ones stands for NaN and the infinities. */
function isFiniteRange(data: Float32Array, start: number, end: number): boolean {
  const bits = new Int32Array(data.buffer, data.byteOffset, data.length);
  for (let i = start; i < end; i++) if ((bits[i]! & exponentBits) === exponentBits) return false;
  return true;
}
