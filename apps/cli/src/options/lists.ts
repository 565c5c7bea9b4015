import { InvalidArgumentError } from 'commander';

/** Parses `4x6` and `2x4x6`: the extent of each axis of a grid, the outermost first. */
export function grid(text: string): readonly number[] {
  const extents = text.split(/[x×]/).map((extent) => (/^\d+$/.test(extent) ? Number(extent) : Number.NaN));
  if (extents.every((extent) => extent >= 1 && extent <= 2 ** 20)) return extents;
  throw new InvalidArgumentError('It must be whole numbers with an x between: 4x6.');
}

/** Parses `1,1.5,2`: a list of numbers above 0. */
export function positiveNumbers(text: string): readonly number[] {
  const numbers = text.split(',').map((part) => (/\d/.test(part) ? Number(part) : Number.NaN));
  if (numbers.every((value) => value > 0 && Number.isFinite(value))) return numbers;
  throw new InvalidArgumentError('It must be numbers above 0 with commas between: 1,1.5,2.');
}
