import { badOption, FirthError, type Matrix, requireInteger } from '@firth/core';

/** Numbers in a row, as everywhere in Firth. */
const maxDimensions = 65_536;

/** Entries of a table or of a sequence: what one typed array holds in every engine. */
export const maxLength: number = 2 ** 31 - 1;

/** Refuses anything but a finite number above 0. */
export function requirePositive(argument: string, value: unknown): asserts value is number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0)
    throw badOption(argument, value, 'a finite number above 0');
}

/** Refuses anything but a finite number from 0 up. */
export function requireNotNegative(argument: string, value: unknown): asserts value is number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw badOption(argument, value, 'a finite number from 0 up');
}

/** Refuses a p that no p-norm has. */
export function requireNormType(value: unknown): asserts value is number {
  if (typeof value !== 'number' || !(value > 0)) throw badOption('normType', value, 'a number above 0, or Infinity');
}

/** Refuses a rate of decay that is not from 0 to below 1. */
export function requireDecay(argument: string, value: unknown): asserts value is number {
  if (typeof value !== 'number' || !(value >= 0 && value < 1))
    throw badOption(argument, value, 'a number from 0 to below 1');
}

/** Refuses a shape that no table can have, before anything is allocated. */
export function requireShape(
  rows: unknown,
  columns: unknown,
  names: readonly [string, string] = ['rows', 'columns'],
): void {
  requireInteger(names[0], rows, 1, maxLength);
  requireInteger(names[1], columns, 1, maxDimensions);
  requireEntries(`${names[0]} × ${names[1]}`, rows * columns);
}

/** Refuses a number of entries that no array can hold. */
export function requireEntries(argument: string, entries: number): void {
  if (entries > maxLength) throw badOption(argument, entries, `at most ${maxLength}`);
}

/**
 * Refuses a matrix whose rows, columns and numbers do not fit one another.
 *
 * @throws FirthError `DIMENSION_MISMATCH`, `BAD_OPTION`
 */
export function requireMatrix(argument: string, { rows, columns, data }: Matrix): void {
  requireShape(rows, columns, [`${argument}.rows`, `${argument}.columns`]);
  if (data.length !== rows * columns)
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `${argument}: received ${data.length} numbers for ${rows} rows of ${columns}`,
    );
}

/**
 * Refuses an array that has not exactly `length` entries.
 *
 * @throws FirthError `DIMENSION_MISMATCH`
 */
export function requireLength(argument: string, array: ArrayLike<number>, length: number, shape: string): void {
  if (array.length !== length)
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `${argument}: received ${array.length} entries, expected ${shape} = ${length}`,
    );
}

/**
 * Refuses an array that is not whole rows, sequences or bags of `size` entries.
 *
 * @throws FirthError `DIMENSION_MISMATCH`
 */
export function requireWhole(argument: string, array: ArrayLike<number>, size: number, shape: string): void {
  if (array.length % size !== 0)
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `${argument}: received ${array.length} entries, expected a multiple of ${shape} = ${size}`,
    );
}

/**
 * Refuses parts of one sum that are not rows of equal width.
 *
 * @throws FirthError `DIMENSION_MISMATCH`
 */
export function requireWidth(argument: string, received: number, dimensions: number): void {
  if (received !== dimensions)
    throw new FirthError('DIMENSION_MISMATCH', `${argument}: received ${received} dimensions, expected ${dimensions}`);
}

/** Refuses ids that are not all rows of the table. */
export function requireIds(argument: string, ids: Uint32Array, rows: number): void {
  if (!(ids instanceof Uint32Array)) throw badOption(argument, ids, 'a Uint32Array');
  let largest = 0; // which is found in less than half the time of asking of each whether it is too large
  for (let i = 0; i < ids.length; i++) largest = Math.max(largest, ids[i]!);
  if (largest < rows) return;
  const i = ids.findIndex((id) => id >= rows);
  throw badOption(`${argument}[${i}]`, ids[i], `an id below ${rows}`);
}
