import { requireInteger } from '@firth/core';
import { type AdditiveEncoding, additiveEncoding } from '../additive.ts';
import { type CacheOptions, cacheOptions } from '../cache-options.ts';
import { maxPosition, requireDimensions } from '../options.ts';
import { writeSinusoid } from './layout.ts';

export interface Sinusoidal2DOptions extends CacheOptions {
  /** Numbers in a row of activations: a multiple of 4. */
  readonly dimensions: number;
  /** Rows of the grid (an image's patches from top to bottom). */
  readonly rows: number;
  /** Columns of the grid. */
  readonly columns: number;
  /** Whether a class token, encoded as zeros, stands before the grid. Default `false`. */
  readonly classToken?: boolean | undefined;
  /** Default 10,000. */
  readonly base?: number | undefined;
}

/**
 * Returns the fixed encoding of a grid read row by row: the first half of the dimensions encodes the grid's row, the second half its column,
 * each as sines and then cosines (MAE's `get_2d_sincos_pos_embed`; ViT).
 *
 * It has `rows × columns` positions, and one more with a class token.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const encoding = sinusoidal2D({ dimensions: 4, rows: 2, columns: 2 });
 * console.log(Array.from(encoding.table(1, 1), (value) => value.toFixed(2)).join(' ')); // 0.00 1.00 0.84 0.54
 * ```
 */
export function sinusoidal2D(options: Sinusoidal2DOptions): AdditiveEncoding {
  const { dimensions, rows, columns, classToken = false, base } = options;
  requireDimensions('dimensions', dimensions, 4);
  requireInteger('rows', rows, 1, maxPosition);
  requireInteger('columns', columns, 1, Math.floor(maxPosition / rows));
  const half = dimensions / 2;
  const writeAxis = writeSinusoid({ dimensions: half, layout: 'halves', base });
  const gridStart = classToken ? 1 : 0;

  return additiveEncoding(rows * columns + gridStart, {
    columns: dimensions,
    ...cacheOptions(options),
    fill(position, data, offset) {
      const cell = position - gridStart;
      if (cell < 0) {
        data.fill(0, offset, offset + dimensions);
        return;
      }
      writeAxis(Math.floor(cell / columns), data, offset);
      writeAxis(cell % columns, data, offset + half);
    },
  });
}
