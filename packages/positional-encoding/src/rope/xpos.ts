import { FirthError, type FloatArray, requireInteger } from '@firth/core';
import { type CacheOptions, cacheOptions } from '../cache-options.ts';
import { maxPosition, requireAbove } from '../options.ts';
import { rounding } from '../precision.ts';
import { inverseFrequencies } from './inverse-frequencies.ts';
import { type RotaryEncoding, rotaryEncoding } from './rotary.ts';
import { type RotaryShape, rotaryShape } from './rotary-shape.ts';

export interface XPosOptions extends RotaryShape, CacheOptions {
  /** Default 10,000. */
  readonly base?: number | undefined;
  /** Positions over which the smallest scale is reached once. Default 512. */
  readonly scaleBase?: number | undefined;
  /** The smallest scale is gamma / (1 + gamma). Default 0.4. */
  readonly gamma?: number | undefined;
  /** The position whose scale is 1: the middle of the sequences keeps the numbers near 1. Default 0. */
  readonly center?: number | undefined;
}

/** xPos encodes queries and keys differently: a query shrinks by as much as a key at the same position grows. */
export interface XPos {
  readonly queries: RotaryEncoding;
  readonly keys: RotaryEncoding;
}

/**
 * Returns the extrapolatable encoding of Sun et al. 2022: RoPE whose pair i is also multiplied by ζᵢ^((p − center) / scaleBase) in queries and
 * divided by it in keys, with ζᵢ = (2i/r + γ) / (1 + γ), so that scores decay with the distance. Pairs are interleaved unless `layout` says
 * otherwise, as in the paper's program (torchscale).
 *
 * Far from the center a scale leaves the numbers of the precision: with the defaults, 35,000 positions away in float32 and 288,000 in
 * float64. `apply` then throws.
 *
 * @throws FirthError `BAD_OPTION`; from `apply`, `backward` and `table` also `LIMIT` for a scale that is not a normal number
 * @example
 * ```ts
 * const { queries, keys } = xpos({ headDimensions: 2 });
 * console.log(Array.from(queries.table(1, 512), (value) => value.toFixed(2)).join(' ')); // -0.28 0.02
 * console.log(Array.from(keys.table(1, 512), (value) => value.toFixed(2)).join(' ')); // -3.49 0.28
 * ```
 */
export function xpos(options: XPosOptions): XPos {
  const { base = 10_000, scaleBase = 512, gamma = 0.4, center = 0, layout = 'interleaved' } = options;
  const { rotaryDimensions } = rotaryShape(options);
  requireAbove('base', base, 1);
  requireAbove('scaleBase', scaleBase, 0);
  requireAbove('gamma', gamma, 0);
  requireInteger('center', center, 0, maxPosition);
  const { precision, capacity } = cacheOptions(options);
  const round = rounding(precision);
  const frequencies = inverseFrequencies(base, rotaryDimensions, precision);
  const zetas = Float64Array.from(frequencies, (_, i) => ((2 * i) / rotaryDimensions + gamma) / (1 + gamma));
  const smallest = precision === 'float32' ? 2 ** -126 : 2 ** -1022;

  const encodingFor = (sign: 1 | -1): RotaryEncoding =>
    rotaryEncoding(
      { ...options, layout },
      {
        positions: maxPosition + 1,
        precision,
        capacity,
        fill(position: number, data: FloatArray, offset: number) {
          const power = (sign * (position - center)) / scaleBase;
          for (let pair = 0; pair < frequencies.length; pair++) {
            const scale = zetas[pair]! ** power;
            if (!(scale >= smallest && scale <= 1 / smallest)) throw outOfRange(position, center, precision);
            const angle = round(position * frequencies[pair]!);
            data[offset + pair] = scale * Math.cos(angle);
            data[offset + frequencies.length + pair] = scale * Math.sin(angle);
          }
        },
      },
    );

  return { queries: encodingFor(1), keys: encodingFor(-1) };
}

function outOfRange(position: number, center: number, precision: string): FirthError {
  return new FirthError(
    'LIMIT',
    `position ${position}: its scale is no normal ${precision} number; choose a center nearer to it (${center} was given), a larger scaleBase, or float64`,
  );
}
