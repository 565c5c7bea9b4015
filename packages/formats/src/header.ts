import { FirthError, type Place } from '@firth/core';
import { asciiText } from './ascii.ts';
import type { Limits } from './limits.ts';

/** The first line of both word2vec formats: `COUNT DIMENSIONS`. */
export interface Header {
  readonly count: number;
  readonly dimensions: number;
}

/** Two integers of sixteen digits and the space around them fit in. */
const mostHeaderBytes = 100;

/** Returns the header in `line`, or `undefined` where that is anything but two decimal integers and a newline. */
export function parseHeader(line: Uint8Array): Header | undefined {
  if (line.length > mostHeaderBytes) return undefined;
  const match = /^[ \t]*(\d{1,16})[ \t]+(\d{1,16})[ \t\r]*\n$/.exec(asciiText(line));
  if (!match) return undefined;
  const header = { count: Number(match[1]), dimensions: Number(match[2]) };
  return Number.isSafeInteger(header.count) && Number.isSafeInteger(header.dimensions) ? header : undefined;
}

const byteOrderMark = [0xef, 0xbb, 0xbf] as const;
export const byteOrderMarkBytes: number = byteOrderMark.length;

/** Whether a file that begins with `head` begins with the UTF-8 form of U+FEFF, as some editors write. */
export function hasByteOrderMark(head: Uint8Array): boolean {
  return byteOrderMark.every((byte, i) => head[i] === byte);
}

/** As {@link parseHeader}. @throws FirthError `BAD_HEADER` quoting the line */
export function readHeader(line: Uint8Array, place: Place): Header {
  const header = parseHeader(line);
  if (header && header.dimensions > 0) return header;
  const shown = JSON.stringify(asciiText(line.subarray(0, 40)).trimEnd());
  throw new FirthError(
    'BAD_HEADER',
    `as a file of word2vec, its first line should be two positive integers, words and dimensions, not ${shown}`,
    place,
  );
}

/** @throws FirthError `BAD_HEADER` for more dimensions than a reader takes */
export function checkDimensions({ dimensions }: Header, limits: Limits, place: Place): void {
  if (dimensions <= limits.dimensions) return;
  throw new FirthError(
    'BAD_HEADER',
    `the header promises ${dimensions} dimensions; at most ${limits.dimensions} are read`,
    place,
  );
}

/**
 * Compares what the header promises with the bytes there are, before anything is allocated for it.
 *
 * @param bytes what is left of the file behind the header; `undefined` for a stream
 * @param leastRowBytes the fewest bytes that a row can take
 * @throws FirthError `TRUNCATED` when the rows cannot all be there, `LIMIT` for more words than a reader takes
 */
export function checkCount(
  rows: number,
  leastRowBytes: number,
  bytes: number | undefined,
  limits: Limits,
  place: Place,
): void {
  if (bytes !== undefined && rows * leastRowBytes > bytes) {
    const message = `the header promises ${rows} rows of at least ${leastRowBytes} bytes, and ${bytes} bytes follow`;
    throw new FirthError('TRUNCATED', message, place);
  }
  if (rows > limits.words) {
    throw new FirthError('LIMIT', `the header promises ${rows} words; at most ${limits.words} are read`, place);
  }
}
