import { FirthError, type Place } from '@firth/core';
import { carriageReturn, newline, space } from './ascii.ts';
import { exponentBits } from './growing-matrix.ts';
import type { Limits } from './limits.ts';
import { notANumber } from './read-any-number.ts';
import { readNumber } from './read-number.ts';
import { readOddRow } from './read-odd-row.ts';
import type { RowCollector } from './row-collector.ts';
import type { WarningTally } from './warning-tally.ts';

/** How rows of text are read: `WORD NUMBER … NUMBER`, parted by single spaces. */
export interface TextRows {
  readonly collector: RowCollector;
  readonly tally: WarningTally;
  readonly limits: Limits;
  /** Rows to read in all. */
  readonly rows: number;
  /** Whether that is fewer than the file has. */
  readonly isLimited: boolean;
  /** Whether a word may hold spaces without a warning. */
  readonly mayHoldSpaces: boolean;
  /** What says how many numbers a row has, for the error: `the header promised`. */
  readonly rule: string;
  /** Line of the first row, from 1. */
  readonly firstLine: number;
  placeOf(line: number): Place;
}

/**
 * Reads the rows in `block`, which are whole lines, from `start` on, and returns the offset behind the last one that
 * was read.
 *
 * @throws FirthError `DIMENSION_MISMATCH`, `BAD_NUMBER` or `LIMIT` with the line
 */
export function readTextRows(block: Uint8Array, start: number, text: TextRows): number {
  const { collector, limits } = text;
  const { columns } = collector.matrix;
  const rowsHere = Math.min(text.rows - collector.rows, Math.ceil((block.length - start) / leastTextRowBytes(columns)));
  collector.matrix.reserve(collector.rows + rowsHere);
  const { data, bits } = collector.matrix;

  let at = start;
  while (at < block.length && collector.rows < text.rows) {
    const line = text.firstLine + collector.rows;
    const firstNumber = collector.rows * columns;
    let wordEnd = endOfField(block, at);
    checkLength('word', wordEnd - at, limits.wordBytes, text.placeOf, line);
    let end = readNumbers(block, wordEnd, data, firstNumber, columns);
    if (end === notANumber) {
      wordEnd = readOddRow(block, at, data, firstNumber, columns, text.rule, text.placeOf(line));
      end = block.indexOf(newline, wordEnd) + 1;
      checkLength('word', wordEnd - at, limits.wordBytes, text.placeOf, line);
      if (!text.mayHoldSpaces && wordEnd > endOfField(block, at))
        text.tally.note('WORD_WITH_SPACE', text.placeOf(line));
    }
    checkLength('line', end - at, limits.lineBytes, text.placeOf, line);
    collector.endRow(block, at, wordEnd, line, areFinite(bits, firstNumber, firstNumber + columns));
    at = end;
  }
  return at;
}

/** The fewest bytes of a row: an empty word, and a space and a digit a number. The last row may lack a newline. */
export function leastTextRowBytes(columns: number): number {
  return 2 * columns;
}

function endOfField(block: Uint8Array, at: number): number {
  let end = at;
  while (block[end] !== space && block[end] !== newline) end++;
  return end;
}

/**
 * Reads ` NUMBER` `count` times and the end of the line; returns the offset of the next line, {@link notANumber} for
 * any other row.
 */
function readNumbers(block: Uint8Array, at: number, out: Float32Array, first: number, count: number): number {
  let end = at;
  for (let i = 0; i < count; i++) {
    if (block[end] !== space) return notANumber;
    end = readNumber(block, end + 1, out, first + i);
    if (end === notANumber) return notANumber;
  }
  while (block[end] === space) end++; // word2vec.c and fastText write one
  if (block[end] === carriageReturn) end++;
  return block[end] === newline ? end + 1 : notANumber;
}

function checkLength(
  what: 'line' | 'word',
  length: number,
  limit: number,
  placeOf: (line: number) => Place,
  line: number,
): void {
  if (length > limit) throw new FirthError('LIMIT', `the ${what} is longer than ${limit} bytes`, placeOf(line));
}

function areFinite(bits: Int32Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if ((bits[i]! & exponentBits) === exponentBits) return false;
  return true;
}
