import { FirthError, type Place } from '@firth/core';
import { newline, space } from './ascii.ts';
import { exponentBits } from './growing-matrix.ts';
import type { Limits } from './limits.ts';
import type { RowCollector } from './row-collector.ts';

/** How binary rows are read: a word, a space, and the numbers as float32, little-endian; then perhaps a newline. */
export interface BinaryRows {
  readonly collector: RowCollector;
  readonly limits: Limits;
  /** Rows to read in all. */
  readonly rows: number;
  /** Whether that is fewer than the file has. */
  readonly isLimited: boolean;
  /** Offset of the first row. */
  readonly firstRow: number;
  placeOf(offset: number): Place;
}

/**
 * Reads the rows that are whole in `bytes`, and returns the offset behind the last one.
 *
 * @param offset where `bytes` stand in the file
 * @throws FirthError `LIMIT` for a word that is too long
 */
export function readBinaryRows(bytes: Uint8Array, start: number, offset: number, binary: BinaryRows): number {
  const { collector, limits } = binary;
  const { columns } = collector.matrix;
  const rowsHere = Math.min(
    binary.rows - collector.rows,
    Math.floor((bytes.length - start) / leastBinaryRowBytes(columns)),
  );
  collector.matrix.reserve(collector.rows + rowsHere);
  const { bits } = collector.matrix;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

  let at = start;
  while (collector.rows < binary.rows) {
    // word2vec.c ends a row with a newline, gensim does not.
    while (bytes[at] === newline) at++;
    const wordEnd = endOfWord(bytes, at);
    if (wordEnd - at > limits.wordBytes) {
      throw new FirthError('LIMIT', `the word is longer than ${limits.wordBytes} bytes`, binary.placeOf(offset + at));
    }
    const end = wordEnd + leastBinaryRowBytes(columns);
    if (end > bytes.length) break;
    const areFinite = readFloats(view, wordEnd + 1, bits, collector.rows * columns, columns);
    collector.endRow(bytes, at, wordEnd, offset + at, areFinite);
    at = end;
  }
  return at;
}

/** The fewest bytes of a row: an empty word, a space, the numbers. */
export function leastBinaryRowBytes(columns: number): number {
  return 1 + columns * Float32Array.BYTES_PER_ELEMENT;
}

function endOfWord(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end < bytes.length && bytes[end] !== space) end++;
  return end;
}

/**
 * Copies `count` float32s as they are stored and returns whether all are finite. They begin at any offset, so no
 * `Float32Array` can be laid over them.
 */
function readFloats(view: DataView, at: number, out: Int32Array, first: number, count: number): boolean {
  let areFinite = true;
  for (let i = 0; i < count; i++) {
    const bits = view.getInt32(at + 4 * i, true);
    out[first + i] = bits;
    if ((bits & exponentBits) === exponentBits) areFinite = false;
  }
  return areFinite;
}
