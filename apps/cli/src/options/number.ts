import { InvalidArgumentError } from 'commander';

/** Returns a parser, for commander, of whole numbers from `least` to `most`. */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`;
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number ${range}.`);
  };
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Returns a parser, for commander, of decimal numbers that `isInRange` accepts; `range` continues "a number". */
export function decimalNumber(
  range = '',
  isInRange: (value: number) => boolean = () => true,
): (text: string) => number {
  return (text) => {
    const value = decimal.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(value) && isInRange(value)) return value;
    throw new InvalidArgumentError(`It must be a number${range}.`);
  };
}

export const aboveZero: (text: string) => number = decimalNumber(' above 0', (value) => value > 0);
export const atLeastZero: (text: string) => number = decimalNumber(' of 0 or more', (value) => value >= 0);
export const aboveOne: (text: string) => number = decimalNumber(' above 1', (value) => value > 1);
/** A part of a whole, which is not nothing. */
export const positivePart: (text: string) => number = decimalNumber(
  ' above 0 and at most 1',
  (value) => value > 0 && value <= 1,
);
