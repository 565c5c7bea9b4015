import { FirthError, type Place, type WordVectors } from '@firth/core';
import { isBlank, newline } from './ascii.ts';
import { createGrowingMatrix } from './growing-matrix.ts';
import { byteOrderMarkBytes, checkCount, checkDimensions, hasByteOrderMark, readHeader } from './header.ts';
import { lineBlocks } from './line-blocks.ts';
import type { ReadOptions, VectorSource } from './read-options.ts';
import { leastTextRowBytes, readTextRows, type TextRows } from './read-text-rows.ts';
import { createRowCollector } from './row-collector.ts';
import { type VectorInput, withInput } from './vector-input.ts';
import { createWarningTally, type WarningTally } from './warning-tally.ts';

/**
 * Returns the vectors of a file in word2vec's text format, which fastText's `.vec` files have too: a line
 * `COUNT DIMENSIONS`, and a line `WORD NUMBER … NUMBER` a word, parted by single spaces. The file may be gzip.
 *
 * Taken, with a warning a kind: a byte order mark, words that are empty, hold spaces, are not valid UTF-8 or stand
 * twice (the first row is kept, as gensim does), NaN and infinities, and rows beyond those that the header promised.
 *
 * @throws FirthError `EMPTY`, `BAD_HEADER`, `TRUNCATED`, `DIMENSION_MISMATCH`, `BAD_NUMBER` or `LIMIT`, with the line;
 * in strict mode a warning's code; for a packed file whatever `decompress` of `@firth/files` throws
 *
 * @example
 * ```ts
 * const vectors = await readWord2VecText(new Blob(['2 3\nking 1 0 2\nqueen 1 1 2\n']));
 * console.log(vectors.vectorOf('queen')); // Float32Array(3) [ 1, 1, 2 ]
 * ```
 */
export function readWord2VecText(source: VectorSource, options: ReadOptions = {}): Promise<WordVectors> {
  return withInput(source, options, (input) => readTextInput(input, options));
}

/** Reads an input that is open, as {@link readWord2VecText} does. */
export async function readTextInput(input: VectorInput, options: ReadOptions): Promise<WordVectors> {
  const tally = createWarningTally(options);
  let text: TextRows | undefined;
  let hasTrailingData = false;
  const place = (): Place => ({ ...input.place, line: text ? text.firstLine + text.collector.rows : 1 });

  for await (const block of lineBlocks(input.chunks, input.limits.lineBytes, place)) {
    let at = 0;
    if (!text) {
      at = block.indexOf(newline) + 1;
      text = beginText(block.subarray(0, at), input, tally);
    }
    at = readTextRows(block, at, text);
    if (text.isLimited && text.collector.rows === text.rows) break;
    hasTrailingData ||= !isBlank(block.subarray(at));
  }

  if (!text) throw new FirthError('EMPTY', 'the file is empty', input.place);
  const { rows, collector } = text;
  if (collector.rows < rows) {
    const message = `the header promises ${rows} rows, and the file ends after ${collector.rows}`;
    throw new FirthError('TRUNCATED', message, place());
  }
  if (hasTrailingData) tally.note('TRAILING_DATA', place());
  const vectors = collector.toVectors();
  tally.report();
  return vectors;
}

/** Takes the first line, and allocates nothing before what it claims is compared with what there is. */
function beginText(line: Uint8Array, input: VectorInput, tally: WarningTally): TextRows {
  const { limits } = input;
  const place = { ...input.place, line: 1 };
  const hasMark = hasByteOrderMark(line);
  if (hasMark) tally.note('BOM', place);
  const header = readHeader(line.subarray(hasMark ? byteOrderMarkBytes : 0), place);
  checkDimensions(header, limits, place);

  const rows = Math.min(header.count, input.mostRows);
  const bytes = input.byteLength === undefined ? undefined : input.byteLength - line.length;
  checkCount(rows, leastTextRowBytes(header.dimensions), bytes, limits, place);
  const matrix = createGrowingMatrix(header.dimensions, rows, bytes !== undefined, place);
  const placeOf = (of: number): Place => ({ ...input.place, line: of });
  return {
    collector: createRowCollector(matrix, tally, placeOf),
    tally,
    limits,
    rows,
    isLimited: rows < header.count,
    rule: 'the header promised',
    mayHoldSpaces: false,
    firstLine: 2,
    placeOf,
  };
}
