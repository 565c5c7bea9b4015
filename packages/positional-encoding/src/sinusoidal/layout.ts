import { badOption, type FloatArray } from '@firth/core';
import { requireAbove, requireChoice, requireDimensions } from '../options.ts';

/**
 * Where the sines and cosines of a row stand, and how their frequencies fall off. With `d` dimensions and frequency `i`:
 *
 * - `interleaved`: sin at 2i, cos at 2i + 1, frequency base^(-2i/d) (Vaswani et al. 2017, section 3.5);
 * - `halves`: the same numbers, all sines before all cosines (Marian, XLNet);
 * - `tensor2tensor`: all sines before all cosines, frequency base^(-i/(d/2 - 1)) (the paper's own program, and fairseq's); a last odd
 *   dimension is zero.
 */
export type SinusoidalLayout = 'interleaved' | 'halves' | 'tensor2tensor';

export interface SinusoidalShape {
  /** Numbers in a row. */
  readonly dimensions: number;
  /** Default `'interleaved'`. */
  readonly layout?: SinusoidalLayout | undefined;
  /** The longest wavelength is `2π · base` positions, or just under it. Default 10,000. */
  readonly base?: number | undefined;
}

/** Writes the encoding of one position, which need not be an integer or positive. */
export type WriteSinusoid = (position: number, data: FloatArray, offset: number) => void;

/**
 * Returns what writes rows of the given shape. Angles are float64 always, as in the programs followed, so that every position to 2^24 comes
 * out right in the last float32 digit.
 *
 * @throws FirthError `BAD_OPTION`
 */
export function writeSinusoid({ dimensions, layout = 'interleaved', base = 10_000 }: SinusoidalShape): WriteSinusoid {
  requireDimensions('dimensions', dimensions, 1);
  requireChoice('layout', layout, ['interleaved', 'halves', 'tensor2tensor']);
  requireAbove('base', base, 1);
  if (layout === 'tensor2tensor' && dimensions < 2) throw badOption('dimensions', dimensions, 'at least 2');

  const isInterleaved = layout === 'interleaved';
  const cosines = Math.floor(dimensions / 2);
  const sines = layout === 'tensor2tensor' ? cosines : dimensions - cosines;
  const exponentOf =
    layout === 'tensor2tensor' ? (i: number) => i / Math.max(cosines - 1, 1) : (i: number) => (2 * i) / dimensions;
  const frequencies = Float64Array.from({ length: sines }, (_, i) => base ** -exponentOf(i));

  return (position, data, offset) => {
    for (let i = 0; i < sines; i++) {
      const angle = position * frequencies[i]!;
      data[offset + (isInterleaved ? 2 * i : i)] = Math.sin(angle);
      if (i < cosines) data[offset + (isInterleaved ? 2 * i + 1 : sines + i)] = Math.cos(angle);
    }
  };
}
