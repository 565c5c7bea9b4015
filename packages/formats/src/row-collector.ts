import type { Place, WordVectors } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import type { GrowingMatrix } from './growing-matrix.ts';
import { isUtf8, repairUtf8 } from './utf8.ts';
import type { WarningTally } from './warning-tally.ts';
import { createWordIndex, toVocabulary, type WordIndex } from './word-index.ts';
import { createWordList, type WordList } from './word-list.ts';

/**
 * Where a reader puts what it reads: the numbers of row `rows` straight into `matrix`, and then the word with `endRow`.
 */
export interface RowCollector {
  readonly matrix: GrowingMatrix;
  /** Rows so far. */
  readonly rows: number;
  /**
   * Ends the row: its word stands at `start` … `end` of `bytes`, the row begins at `position`, a line or an offset, and
   * `areFinite` says whether its numbers are.
   */
  endRow(bytes: Uint8Array, start: number, end: number, position: number, areFinite: boolean): void;
  /** Returns the vectors of all rows, but for those of words that have one already. */
  toVectors(): WordVectors;
}

/** Returns an empty collector. @param placeOf makes a place of a position */
export function createRowCollector(
  matrix: GrowingMatrix,
  tally: WarningTally,
  placeOf: (position: number) => Place,
): RowCollector {
  const words = createWordList(matrix.room);
  const positions: number[] = [];

  return {
    matrix,
    get rows() {
      return words.size;
    },
    endRow(bytes, start, end, position, areFinite) {
      if (start === end) tally.note('EMPTY_WORD', placeOf(position));
      if (!areFinite) tally.note('NON_FINITE', placeOf(position));
      positions.push(position);
      if (isUtf8(bytes, start, end)) {
        words.add(bytes, start, end);
      } else {
        tally.note('BAD_UTF8', placeOf(position));
        const repaired = repairUtf8(bytes.subarray(start, end));
        words.add(repaired, 0, repaired.length);
      }
    },
    // Words are looked up here at once and not one by one as they come: then each would wait for the memory alone,
    // which takes longer.
    toVectors() {
      const index = createWordIndex(words);
      for (const row of index.repeated) tally.note('DUPLICATE_WORD', placeOf(positions[row]!));
      if (index.repeated.length === 0) return makeVectors(words, index, matrix);
      const kept = dropRows(index.repeated, words, matrix);
      return makeVectors(kept, createWordIndex(kept), matrix);
    },
  };
}

function makeVectors(words: WordList, index: WordIndex, { columns, data }: GrowingMatrix): WordVectors {
  const rows = words.size;
  return createWordVectors(toVocabulary(words, index), { rows, columns, data: data.subarray(0, rows * columns) });
}

/** Moves the other rows up in the matrix, and returns their words. `dropped` ascends. */
function dropRows(dropped: readonly number[], words: WordList, { columns, data }: GrowingMatrix): WordList {
  const kept = createWordList(words.size - dropped.length);
  let next = 0;
  for (let row = 0; row < words.size; row++) {
    if (row === dropped[next]) {
      next++;
      continue;
    }
    data.copyWithin(kept.size * columns, row * columns, (row + 1) * columns);
    kept.add(words.bytes, words.starts[row]!, words.starts[row + 1]!);
  }
  return kept;
}
