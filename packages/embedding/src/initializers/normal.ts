import { badOption } from '@firth/core';
import { requireNotNegative } from '../options.ts';
import { generatorOf } from './generator-of.ts';
import type { Initializer, SeedOptions } from './initializer.ts';
import { naturalLog } from './natural-log.ts';
import { zeros } from './zeros.ts';

export interface NormalOptions extends SeedOptions {
  /** Default 0. */
  readonly mean?: number | undefined;
  /** Standard deviation (default 1, as in torch; BERT and GPT-2 begin with 0.02). */
  readonly deviation?: number | undefined;
}

/**
 * Returns an initializer that draws every number from a normal distribution, by Marsaglia's polar method (1964).
 *
 * The same seed gives the same bits in every engine.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const table = normal({ deviation: 0.02, seed: 7 })(2, 3);
 * console.log(Array.from(table.data, (value) => value.toFixed(4)).join(' ')); // 0.0036 -0.0209 0.0241 0.0139 0.0061 -0.0181
 * ```
 */
export function normal({ mean = 0, deviation = 1, seed = 1 }: NormalOptions = {}): Initializer {
  if (!Number.isFinite(mean)) throw badOption('mean', mean, 'a finite number');
  requireNotNegative('deviation', deviation);
  return (rows, columns) => {
    const table = zeros(rows, columns);
    const { data } = table;
    const { uniform } = generatorOf(seed, rows, columns);
    for (let i = 0; i < data.length; i += 2) {
      // A point in the unit disk, not its center; it makes two independent numbers.
      let x: number;
      let y: number;
      let square: number;
      do {
        x = 2 * uniform() - 1;
        y = 2 * uniform() - 1;
        square = x * x + y * y;
      } while (square >= 1 || square === 0);
      const length = deviation * Math.sqrt((-2 * naturalLog(square)) / square);
      data[i] = mean + length * x;
      if (i + 1 < data.length) data[i + 1] = mean + length * y;
    }
    return table;
  };
}
