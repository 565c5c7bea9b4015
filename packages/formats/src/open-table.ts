import { FirthError, type Place } from '@firth/core';
import { defaultLimits } from './limits.ts';
import type { ReadOptions } from './read-options.ts';

/** Returns how errors name `file`. */
export function placeOf(file: Blob, options: Pick<ReadOptions, 'name'>): Place {
  const name = options.name ?? (file instanceof File ? file.name : undefined);
  return name === undefined ? {} : { file: name };
}

/**
 * Returns how many rows to read of a table of `rows` × `columns`.
 *
 * @throws FirthError `BAD_OPTION` for a limit that is no count, `LIMIT` for more words or dimensions than are read, `INCONSISTENT` for none
 */
export function rowsToRead(rows: number, columns: number, options: ReadOptions, place: Place): number {
  const { limit = Number.POSITIVE_INFINITY } = options;
  if (!(limit >= 0 && (Number.isInteger(limit) || limit === Number.POSITIVE_INFINITY)))
    throw new FirthError('BAD_OPTION', `limit is ${limit}; it should be a whole number of words, 0 or more`);
  const limits = { ...defaultLimits, ...options.limits };
  if (columns < 1) throw new FirthError('INCONSISTENT', `the table has ${columns} columns`, place);
  if (columns > limits.dimensions)
    throw new FirthError('LIMIT', `the table has ${columns} columns; at most ${limits.dimensions} are read`, place);
  const wanted = Math.min(rows, limit);
  if (wanted <= limits.words) return wanted;
  throw new FirthError('LIMIT', `the table has ${wanted} rows; at most ${limits.words} are read`, place);
}

/** @throws FirthError `INCONSISTENT` unless there are as many words as rows */
export function checkWordCount(words: number, rows: number, place: Place): void {
  if (words !== rows) throw new FirthError('INCONSISTENT', `there are ${rows} rows for ${words} words`, place);
}
