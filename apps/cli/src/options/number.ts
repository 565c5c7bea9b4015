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

const units: ReadonlyMap<string | undefined, number> = new Map([
  ['K', 1e3],
  ['M', 1e6],
  ['B', 1e9],
  ['T', 1e12],
]);

/** Parses, for commander, a number of parameters, tokens or operations as people write it: `7e9`, `7B`, `1.4T`. */
export function largeCount(text: string): number {
  const unit = units.get(text.at(-1)?.toUpperCase());
  const value = decimal.test(unit ? text.slice(0, -1) : text) ? Number.parseFloat(text) * (unit ?? 1) : Number.NaN;
  if (Number.isFinite(value) && value >= 1) return value;
  throw new InvalidArgumentError('It must be a number of 1 or more, such as 7e9 or 7B.');
}

export const aboveZero: (text: string) => number = decimalNumber(' above 0', (value) => value > 0);
export const atLeastZero: (text: string) => number = decimalNumber(' of 0 or more', (value) => value >= 0);
export const aboveOne: (text: string) => number = decimalNumber(' above 1', (value) => value > 1);
/** A part of a whole, which is not nothing. */
export const positivePart: (text: string) => number = decimalNumber(
  ' above 0 and at most 1',
  (value) => value > 0 && value <= 1,
);
