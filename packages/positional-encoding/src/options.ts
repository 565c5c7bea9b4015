import { badOption, requireInteger } from '@firth/core';

/** The largest position: float32 holds every integer up to it, so no two positions share an angle by rounding of the position alone. */
export const maxPosition: number = 2 ** 24;

/** Numbers in a row, as everywhere in Firth. */
const maxDimensions = 65_536;

/** Entries of a table: what one typed array holds in every engine. */
const maxEntries = 2 ** 31 - 1;

/** Refuses a width of rows that is not a multiple of `divisor`, from it to 65,536. */
export function requireDimensions(argument: string, value: unknown, divisor = 1): asserts value is number {
  requireInteger(argument, value, divisor, maxDimensions);
  if (value % divisor !== 0) throw badOption(argument, value, `a multiple of ${divisor}`);
}

/** Refuses anything but a finite number above `bound`. */
export function requireAbove(argument: string, value: unknown, bound: number): asserts value is number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= bound)
    throw badOption(argument, value, `a finite number above ${bound}`);
}

/** Refuses a string that is not one of `choices`. */
export function requireChoice(argument: string, value: unknown, choices: readonly string[]): void {
  if (!choices.includes(value as string))
    throw badOption(argument, value, choices.map((choice) => `'${choice}'`).join(' or '));
}

/** Refuses a table with more entries than an array can hold, before it is allocated. */
export function requireTableSize(argument: string, rows: number, columns: number): void {
  if (rows * columns > maxEntries) throw badOption(argument, rows * columns, `at most ${maxEntries} entries`);
}

/** Refuses positions from `start` to `start + length - 1` that are not all below `positions`. */
export function requireSpan(length: unknown, start: unknown, positions: number): void {
  requireInteger('length', length, 1, positions);
  requireInteger('startPosition', start, 0, positions - length);
}

/** Refuses an array whose length is no multiple of `size`, or that is empty. */
export function requireWhole(argument: string, array: ArrayLike<number>, size: number, shape: string): void {
  if (array.length === 0 || array.length % size !== 0)
    throw badOption(`${argument}.length`, array.length, `a multiple of ${shape} = ${size}`);
}

/** Refuses an array that has not exactly `size` entries. */
export function requireLength(argument: string, array: ArrayLike<unknown>, size: number, shape: string): void {
  if (array.length !== size) throw badOption(`${argument}.length`, array.length, `${shape} = ${size}`);
}
