import { type CacheOptions, cacheOptions } from '../cache-options.ts';
import { gridOf } from '../grid.ts';
import { requireAbove, requireDimensions } from '../options.ts';
import { rounding } from '../precision.ts';
import { inverseFrequencies } from './inverse-frequencies.ts';
import { type RotaryEncoding, rotaryEncoding } from './rotary.ts';
import type { RotaryShape } from './rotary-shape.ts';

export interface AxialRoPEOptions extends Omit<RotaryShape, 'rotaryDimensions'>, CacheOptions {
  /** Extent of each axis, the outermost first: `[rows, columns]` of an image, `[frames, rows, columns]` of a film. */
  readonly shape: readonly number[];
  /** Default 10,000. */
  readonly base?: number | undefined;
}

/**
 * Returns the rotary encoding of a grid read row by row: the pairs of a head are dealt to the axes, the first share to the outermost, and each
 * share turns by the coordinate on its axis, as the vision encoder of Qwen2-VL does.
 *
 * A head has a multiple of twice as many dimensions as there are axes. The score of two cells depends on their distance along each axis only.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const encoding = axialRope({ headDimensions: 4, shape: [2, 3] });
 * const cell = encoding.table(1, 4); // row 1, column 1: both pairs turn by one radian
 * console.log(Array.from(cell, (value) => value.toFixed(2)).join(' ')); // 0.54 0.54 0.84 0.84
 * ```
 */
export function axialRope(options: AxialRoPEOptions): RotaryEncoding {
  const { headDimensions, shape, base = 10_000 } = options;
  const { positions, coordinatesOf } = gridOf(shape);
  requireDimensions('headDimensions', headDimensions, 2 * shape.length);
  requireAbove('base', base, 1);
  const { precision, capacity } = cacheOptions(options);
  const round = rounding(precision);
  const share = headDimensions / shape.length;
  const frequencies = inverseFrequencies(base, share, precision);
  const pairs = headDimensions / 2;

  return rotaryEncoding(options, {
    positions,
    precision,
    capacity,
    fill(position, data, offset) {
      coordinatesOf(position).forEach((coordinate, axis) => {
        for (let i = 0; i < frequencies.length; i++) {
          const angle = round(coordinate * frequencies[i]!);
          const pair = axis * frequencies.length + i;
          data[offset + pair] = Math.cos(angle);
          data[offset + pairs + pair] = Math.sin(angle);
        }
      });
    },
  });
}
