import { FirthError } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';

/** A range that holds a figure with the probability `level`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

export interface BootstrapOptions {
  /** How often items are drawn anew; 1,000 unless said. */
  readonly resamples?: number | undefined;
  /** The probability that the interval is to hold the figure; 0.95 unless said. */
  readonly level?: number | undefined;
  /** Of the draws; 1 unless said. The same seed gives the same interval everywhere. */
  readonly seed?: number | undefined;
}

/**
 * Returns the values of `statistic` for samples of `size` items, each drawn from the `size` there are, with replacement
 * (Efron 1979), in ascending order. A sample is a list of item numbers; one for which `statistic` returns NaN is left
 * out.
 *
 * @throws FirthError `BAD_OPTION` for a number of items or resamples that is not whole or below 1, and where no sample
 * gives a number
 */
export function bootstrapValues(
  size: number,
  statistic: (items: Uint32Array) => number,
  { resamples = 1000, seed = 1 }: BootstrapOptions = {},
): Float64Array {
  for (const [name, value] of [
    ['items', size],
    ['resamples', resamples],
  ] as const) {
    if (!Number.isInteger(value) || value < 1) {
      throw new FirthError('BAD_OPTION', `${name} must be a whole number from 1 on, received ${value}`);
    }
  }
  const { below } = createGenerator(seed);
  const items = new Uint32Array(size);
  const values = Float64Array.from({ length: resamples }, () => {
    for (let i = 0; i < size; i++) items[i] = below(size);
    return statistic(items);
  }).filter((value) => !Number.isNaN(value));
  if (values.length === 0) throw new FirthError('BAD_OPTION', 'no sample gives a number');
  return values.sort();
}

/**
 * Returns the percentile bootstrap interval of `statistic` over `size` items (Efron 1979): what it would range over,
 * had other items been drawn.
 *
 * @throws FirthError `BAD_OPTION` for a level that is not between 0 and 1, and as `bootstrapValues` does
 *
 * @example
 * ```ts
 * const heights = [171, 168, 180, 175, 169, 177, 173, 182];
 * const mean = (items: Uint32Array) => items.reduce((sum, item) => sum + heights[item]!, 0) / items.length;
 * const { low, high } = bootstrapInterval(heights.length, mean);
 * console.log(low < 174 && 174 < high); // true
 * ```
 */
export function bootstrapInterval(
  size: number,
  statistic: (items: Uint32Array) => number,
  options: BootstrapOptions = {},
): Interval {
  return intervalOf(bootstrapValues(size, statistic, options), options.level);
}

/**
 * Returns the middle of `values`, which ascend, that holds the share `level` of them; between two values by a straight
 * line.
 */
export function intervalOf(values: Float64Array, level = 0.95): Interval {
  if (!(level > 0 && level < 1))
    throw new FirthError('BAD_OPTION', `level must lie between 0 and 1, received ${level}`);
  const at = (share: number): number => {
    const place = share * (values.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, values.length - 1);
    return values[below]! + (place - below) * (values[above]! - values[below]!);
  };
  return { low: at((1 - level) / 2), high: at((1 + level) / 2), level };
}
