import { badOption } from '@firth/core';
import { requireCount } from './options.ts';

/** How parameters are stored. */
export type StoredPrecision = 'float32' | 'float16' | 'int8' | 'int4';

/** Every {@link StoredPrecision}, the widest first. */
export const storedPrecisions: readonly StoredPrecision[] = ['float32', 'float16', 'int8', 'int4'];

const bitsOf: ReadonlyMap<StoredPrecision, number> = new Map([
  ['float32', 32],
  ['float16', 16],
  ['int8', 8],
  ['int4', 4],
]);

/**
 * Returns the bytes that so many parameters take, without the scales of a quantization, activations or an optimizer's state. float16 stands for
 * bfloat16 too.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * console.log(memoryBytes(7_000_000_000, 'float16')); // 14000000000
 * ```
 */
export function memoryBytes(parameters: number, precision: StoredPrecision): number {
  requireCount('parameters', parameters, 0);
  const bits = bitsOf.get(precision);
  if (bits === undefined)
    throw badOption('precision', precision, storedPrecisions.map((name) => `'${name}'`).join(' or '));
  return Math.ceil((parameters * bits) / 8);
}
