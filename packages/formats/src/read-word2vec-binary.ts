import { FirthError, type Place, type WordVectors } from '@firth/core';
import { peek } from '@firth/files';
import { isBlank, newline } from './ascii.ts';
import { createGrowingMatrix } from './growing-matrix.ts';
import { checkCount, checkDimensions, readHeader } from './header.ts';
import { type BinaryRows, leastBinaryRowBytes, readBinaryRows } from './read-binary-rows.ts';
import type { ReadOptions, VectorSource } from './read-options.ts';
import { readProgressively } from './read-progressively.ts';
import { isNumericRow } from './recognize-format.ts';
import { createRowCollector } from './row-collector.ts';
import { type VectorInput, withInput } from './vector-input.ts';
import { createWarningTally, type WarningTally } from './warning-tally.ts';

/**
 * Returns the vectors of a file in word2vec's binary format, such as GoogleNews-vectors-negative300.bin: a line
 * `COUNT DIMENSIONS`, and for each word the word, a space and its float32 numbers, little-endian, with a newline behind
 * them (word2vec.c) or none (gensim). The file may be gzip.
 *
 * Taken, with a warning a kind: words that are empty, are not valid UTF-8 or stand twice (the first row is kept, as
 * gensim does), NaN and infinities, and bytes behind the last row that the header promised.
 *
 * @throws FirthError `EMPTY`, `BAD_HEADER`, `TRUNCATED` or `LIMIT`, with the byte offset; in strict mode a warning's
 * code; for a packed file whatever `decompress` of `@firth/files` throws
 *
 * @example
 * ```ts
 * const numbers = new Float32Array([1, 0, 2]);
 * const vectors = await readWord2VecBinary(new Blob(['1 3\nking ', numbers]));
 * console.log(vectors.vectorOf('king')); // Float32Array(3) [ 1, 0, 2 ]
 * ```
 */
export function readWord2VecBinary(source: VectorSource, options: ReadOptions = {}): Promise<WordVectors> {
  return withInput(source, options, (input) => readBinaryInput(input, options));
}

/** Bytes that are looked at before anything is read: the header, and in most files the first row. */
const headBytes = 1 << 16;

/** Reads an input that is open, as {@link readWord2VecBinary} does. */
export async function readBinaryInput(input: VectorInput, options: ReadOptions): Promise<WordVectors> {
  const tally = createWarningTally(options);
  const { head, chunks } = await peek(input.chunks, headBytes);
  const binary = beginBinary(head, input, tally);
  const { collector, rows } = binary;

  let length = 0;
  let trailingData: number | undefined;
  const unread = await readProgressively(chunks, (bytes, offset) => {
    length = offset + bytes.length;
    const end = readBinaryRows(bytes, offset === 0 ? binary.firstRow : 0, offset, binary);
    if (collector.rows < rows) return end;
    if (binary.isLimited) return 'stop';
    if (!isBlank(bytes.subarray(end))) trailingData ??= offset + end;
    return bytes.length;
  });

  if (collector.rows < rows) {
    const where = `${unread > 0 ? 'within' : 'before'} row ${collector.rows + 1}`;
    const message = `the header promises ${rows} rows, and the file ends ${where}`;
    throw new FirthError('TRUNCATED', message, { ...input.place, offset: length });
  }
  if (trailingData !== undefined) tally.note('TRAILING_DATA', { ...input.place, offset: trailingData });
  const vectors = collector.toVectors();
  tally.report();
  return vectors;
}

/** Reads the header, and allocates nothing before what it claims is compared with what there is. */
function beginBinary(head: Uint8Array, input: VectorInput, tally: WarningTally): BinaryRows {
  const { limits } = input;
  const place = { ...input.place, offset: 0 };
  if (head.length === 0) throw new FirthError('EMPTY', 'the file is empty', input.place);
  const firstRow = head.indexOf(newline) + 1;
  const header = readHeader(firstRow > 0 ? head.subarray(0, firstRow) : head, place);

  const rows = Math.min(header.count, input.mostRows);
  const bytes = input.byteLength === undefined ? undefined : input.byteLength - firstRow;
  checkCount(rows, leastBinaryRowBytes(header.dimensions), bytes, limits, place);
  checkDimensions(header, limits, place);
  if (header.dimensions > 1 && isNumericRow(head.subarray(firstRow))) {
    const message = 'the vectors are text, too short for as many binary rows; this is the format word2vec-text';
    throw new FirthError('TRUNCATED', message, { ...input.place, offset: firstRow });
  }
  const placeOf = (offset: number): Place => ({ ...input.place, offset });
  const matrix = createGrowingMatrix(header.dimensions, rows, bytes !== undefined, place);
  return {
    collector: createRowCollector(matrix, tally, placeOf),
    limits,
    rows,
    isLimited: rows < header.count,
    firstRow,
    placeOf,
  };
}
