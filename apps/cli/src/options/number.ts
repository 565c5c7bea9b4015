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
