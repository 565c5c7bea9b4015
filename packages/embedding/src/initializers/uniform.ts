import { badOption } from '@firth/core';
import { generatorOf } from './generator-of.ts';
import type { Initializer, SeedOptions } from './initializer.ts';
import { zeros } from './zeros.ts';

export interface UniformOptions extends SeedOptions {
  /** The smallest number (default −0.05, as in Keras). */
  readonly from?: number | undefined;
  /** The bound above all numbers (default 0.05). */
  readonly to?: number | undefined;
}

/**
 * Returns an initializer that draws every number uniformly, `from ≤ x < to`. word2vec's is ±1 / (2 × dimensions).
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const table = uniform({ from: -1, to: 1, seed: 7 })(2, 3);
 * console.log(Array.from(table.data, (value) => value.toFixed(2)).join(' ')); // 0.13 -0.75 0.53 0.31 0.25 -0.75
 * ```
 */
export function uniform({ from = -0.05, to = 0.05, seed = 1 }: UniformOptions = {}): Initializer {
  if (!Number.isFinite(from)) throw badOption('from', from, 'a finite number');
  if (!Number.isFinite(to) || to < from) throw badOption('to', to, `a finite number from ${from} up`);
  return (rows, columns) => {
    const table = zeros(rows, columns);
    const { uniform: draw } = generatorOf(seed, rows, columns);
    for (let i = 0; i < table.data.length; i++) table.data[i] = from + (to - from) * draw();
    return table;
  };
}
