import { FirthError, type Place } from '@firth/core';
import { asciiText, carriageReturn, newline, space } from './ascii.ts';
import { readNumber } from './read-number.ts';

/**
 * Reads a row that is not simply a word and `count` numbers: either its word holds spaces (as in glove.840B.300d) or it
 * is broken. The last `count` fields are the numbers, what stands before them is the word; returns the offset of its
 * end.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for too few fields, `BAD_NUMBER` for one that is no number
 */
export function readOddRow(
  block: Uint8Array,
  start: number,
  out: Float32Array,
  first: number,
  count: number,
  rule: string,
  place: Place,
): number {
  let end = block.indexOf(newline, start);
  if (block[end - 1] === carriageReturn && end > start) end--;
  while (block[end - 1] === space && end > start) end--;

  const fields = startsOfLastFields(block, start, end, count);
  if (fields.length < count) {
    const found = `${fields.length} ${fields.length === 1 ? 'number' : 'numbers'}`;
    throw new FirthError('DIMENSION_MISMATCH', `the row has ${found} where ${rule} ${count}`, place);
  }
  for (const [i, at] of fields.entries()) {
    const fieldEnd = (fields[i + 1] ?? end + 1) - 1;
    if (readNumber(block, at, out, first + i) === fieldEnd) continue;
    const shown = JSON.stringify(asciiText(block.subarray(at, Math.min(fieldEnd, at + 40))));
    throw new FirthError('BAD_NUMBER', `number ${i + 1} of ${count} is ${shown}, which is not a decimal number`, place);
  }
  return fields[0]! - 1;
}

/** Where the last `count` fields of the line begin, in order; fewer where a line has fewer besides its word. */
function startsOfLastFields(block: Uint8Array, start: number, end: number, count: number): number[] {
  const starts: number[] = [];
  for (let at = end - 1; at >= start && starts.length < count; at--) if (block[at] === space) starts.push(at + 1);
  return starts.reverse();
}
