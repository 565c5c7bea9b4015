import { badOption, requireInteger } from '@firth/core';
import { requireChoice, requireDimensions } from '../options.ts';

/**
 * Which numbers of a head turn together, with `r` rotary dimensions: `halves` pairs i with i + r/2 (GPT-NeoX, LLaMA in transformers),
 * `interleaved` pairs 2i with 2i + 1 (Su et al. 2021, GPT-J, LLaMA's own program).
 */
export type RotaryLayout = 'halves' | 'interleaved';

export interface RotaryShape {
  /** Numbers in a head. */
  readonly headDimensions: number;
  /** Heads side by side in a row of activations, all turned alike. Default 1: a row is one head. */
  readonly heads?: number | undefined;
  /** The leading numbers of a head that turn, the rest staying as they are: an even number. Default all. */
  readonly rotaryDimensions?: number | undefined;
  /** Default `'halves'`. */
  readonly layout?: RotaryLayout | undefined;
}

/** A {@link RotaryShape} with its defaults. */
interface CheckedRotaryShape {
  readonly headDimensions: number;
  readonly heads: number;
  readonly rotaryDimensions: number;
  readonly layout: RotaryLayout;
}

/**
 * Returns the shape checked and with its defaults.
 *
 * @throws FirthError `BAD_OPTION`
 */
export function rotaryShape(shape: RotaryShape): CheckedRotaryShape {
  const { headDimensions, heads = 1, rotaryDimensions = headDimensions, layout = 'halves' } = shape;
  requireInteger('heads', heads, 1, 65_536);
  requireDimensions('headDimensions', headDimensions, rotaryDimensions === headDimensions ? 2 : 1);
  requireDimensions('rotaryDimensions', rotaryDimensions, 2);
  if (rotaryDimensions > headDimensions)
    throw badOption('rotaryDimensions', rotaryDimensions, `at most headDimensions = ${headDimensions}`);
  requireChoice('layout', layout, ['halves', 'interleaved']);
  return { headDimensions, heads, rotaryDimensions, layout };
}
