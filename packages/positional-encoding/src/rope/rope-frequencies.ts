import { type FloatArray, requireInteger } from '@firth/core';
import { cacheOptions } from '../cache-options.ts';
import { maxPosition, requireAbove } from '../options.ts';
import { type Precision, rounding } from '../precision.ts';
import { checkScaling } from './check-scaling.ts';
import { inverseFrequencies } from './inverse-frequencies.ts';
import type { RoPEOptions, RoPEScaling } from './rope-options.ts';
import { rotaryShape } from './rotary-shape.ts';
import { llama3Frequencies } from './scale-llama3.ts';
import { longRoPEAttentionFactor, longRoPEFrequencies } from './scale-longrope.ts';
import { dynamicNTKBase, ntkBase } from './scale-ntk.ts';
import { yarnAttentionFactor, yarnFrequencies } from './scale-yarn.ts';

export interface RoPEFrequencies {
  /** Radians a position, one a pair of rotary dimensions. */
  readonly inverseFrequencies: FloatArray;
  /** Multiplies every cosine and sine. */
  readonly attentionFactor: number;
}

/**
 * Returns the frequencies that {@link rope} turns by in a sequence of the given length, on which only dynamic NTK and LongRoPE depend.
 *
 * Followed to the last float32 digit: transformers' `modeling_rope_utils.py` (version 5); for the fixed NTK base, bloc97's formula.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const { inverseFrequencies } = ropeFrequencies({ headDimensions: 4, scaling: { type: 'linear', factor: 2 } });
 * console.log(Array.from(inverseFrequencies, (value) => value.toFixed(3)).join(' ')); // 0.500 0.005
 * ```
 */
export function ropeFrequencies(options: RoPEOptions, sequenceLength = 1): RoPEFrequencies {
  const { rotaryDimensions } = rotaryShape(options);
  const { precision } = cacheOptions(options);
  const { base = 10_000, scaling } = options;
  requireAbove('base', base, 1);
  requireInteger('sequenceLength', sequenceLength, 1, maxPosition + 1);
  if (scaling) checkScaling(scaling, rotaryDimensions);
  return {
    inverseFrequencies: scaledFrequencies(scaling, base, rotaryDimensions, precision, sequenceLength),
    attentionFactor: attentionFactorOf(scaling),
  };
}

function scaledFrequencies(
  scaling: RoPEScaling | undefined,
  base: number,
  rotaryDimensions: number,
  precision: Precision,
  sequenceLength: number,
): FloatArray {
  const round = rounding(precision);
  switch (scaling?.type) {
    case undefined:
      return inverseFrequencies(base, rotaryDimensions, precision);
    case 'linear':
      return inverseFrequencies(base, rotaryDimensions, precision).map(
        (frequency) => frequency / round(scaling.factor),
      );
    case 'ntk':
      return inverseFrequencies(ntkBase(scaling, base, rotaryDimensions), rotaryDimensions, precision);
    case 'dynamic-ntk':
      return inverseFrequencies(
        dynamicNTKBase(scaling, base, rotaryDimensions, sequenceLength),
        rotaryDimensions,
        precision,
      );
    case 'yarn':
      return yarnFrequencies(scaling, base, rotaryDimensions, precision);
    case 'llama3':
      return llama3Frequencies(scaling, base, rotaryDimensions, precision);
    case 'longrope':
      return longRoPEFrequencies(scaling, base, rotaryDimensions, precision, sequenceLength);
  }
}

function attentionFactorOf(scaling: RoPEScaling | undefined): number {
  if (scaling?.type === 'yarn') return yarnAttentionFactor(scaling);
  if (scaling?.type === 'longrope') return longRoPEAttentionFactor(scaling);
  return 1;
}
