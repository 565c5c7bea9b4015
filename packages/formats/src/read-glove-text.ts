import { FirthError, type Place, type WordVectors } from '@firth/core';
import { asciiText, isBlank, newline } from './ascii.ts';
import { createGrowingMatrix } from './growing-matrix.ts';
import { byteOrderMarkBytes, hasByteOrderMark } from './header.ts';
import { lineBlocks } from './line-blocks.ts';
import type { ReadOptions, VectorSource } from './read-options.ts';
import { leastTextRowBytes, readTextRows, type TextRows } from './read-text-rows.ts';
import { createRowCollector } from './row-collector.ts';
import { type VectorInput, withInput } from './vector-input.ts';
import { createWarningTally, type WarningTally } from './warning-tally.ts';

/**
 * Returns the vectors of a file in GloVe's text format: a line `WORD NUMBER … NUMBER` a word, parted by single spaces, and no header. The
 * first line says how many numbers there are: all its fields behind the last one that is no number, or behind its first. The file may be
 * gzip.
 *
 * Taken, with a warning a kind: what {@link readWord2VecText} takes, but for trailing data. Words that hold spaces (glove.840B.300d has
 * some) are read without one.
 *
 * @throws FirthError `EMPTY`, `DIMENSION_MISMATCH`, `BAD_NUMBER` or `LIMIT`, with the line; in strict mode a warning's code; for a packed
 * file whatever `decompress` of `@firth/files` throws
 *
 * @example
 * ```ts
 * const vectors = await readGloVeText(new Blob(['king 1 0 2\nqueen 1 1 2\n']));
 * console.log(vectors.vectorOf('queen')); // Float32Array(3) [ 1, 1, 2 ]
 * ```
 */
export function readGloVeText(source: VectorSource, options: ReadOptions = {}): Promise<WordVectors> {
  return withInput(source, options, (input) => readGloVeInput(input, options));
}

/** Reads an input that is open, as {@link readGloVeText} does. */
export async function readGloVeInput(input: VectorInput, options: ReadOptions): Promise<WordVectors> {
  const tally = createWarningTally(options);
  let text: TextRows | undefined;
  const place = (): Place => ({ ...input.place, line: 1 + (text?.collector.rows ?? 0) });
  let hasEnded = false;

  for await (const lines of lineBlocks(input.chunks, input.limits.lineBytes, place)) {
    const block = withoutBlankEnd(lines);
    if (block.length > 0 && hasEnded) throw new FirthError('DIMENSION_MISMATCH', 'the row is blank', place());
    hasEnded = block.length < lines.length;
    if (block.length === 0) continue;
    const hasMark = !text && hasByteOrderMark(block);
    if (hasMark) tally.note('BOM', place());
    const at = hasMark ? byteOrderMarkBytes : 0;
    text ??= beginText(block.subarray(at, block.indexOf(newline) + 1), input, tally);
    readTextRows(block, at, text);
    if (text.collector.rows === text.rows) break;
  }

  if (!text) throw new FirthError('EMPTY', 'the file is empty', input.place);
  const vectors = text.collector.toVectors();
  tally.report();
  return vectors;
}

/** Blank lines at the end of a file are no rows. */
function withoutBlankEnd(block: Uint8Array): Uint8Array {
  let rest = block;
  while (rest.length > 0) {
    const start = rest.subarray(0, -1).lastIndexOf(newline) + 1;
    if (!isBlank(rest.subarray(start))) break;
    rest = rest.subarray(0, start);
  }
  return rest;
}

/** How much a matrix grows whose rows nobody has counted. */
const stepFactor = 2;

function beginText(firstLine: Uint8Array, input: VectorInput, tally: WarningTally): TextRows {
  const { limits, byteLength, mostRows } = input;
  const place = { ...input.place, line: 1 };
  const dimensions = countNumbers(firstLine);
  if (dimensions === 0) throw new FirthError('DIMENSION_MISMATCH', 'the row has no numbers', place);
  if (dimensions > limits.dimensions) {
    const message = `the first row has ${dimensions} numbers; at most ${limits.dimensions} are read`;
    throw new FirthError('LIMIT', message, place);
  }
  const bound = byteLength === undefined ? limits.words : Math.ceil(byteLength / leastTextRowBytes(dimensions));
  const rows = Math.min(mostRows, limits.words);
  const matrix = createGrowingMatrix(dimensions, Math.min(bound, rows), false, place, stepFactor);
  const placeOf = (line: number): Place => ({ ...input.place, line });
  return {
    ...{ tally, limits, rows, placeOf, firstLine: 1, isLimited: true, rule: 'the first row has', mayHoldSpaces: true },
    collector: createRowCollector(matrix, tally, placeOf),
  };
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$|^[+-]?(nan|inf|infinity)$/i;

/** Returns how many numbers stand at the end of a line whose first field is a word, whatever it looks like. */
function countNumbers(line: Uint8Array): number {
  const [, ...fields] = asciiText(line).trimEnd().split(' ');
  const last = fields.findLastIndex((field) => !decimal.test(field));
  return fields.length - 1 - last;
}
