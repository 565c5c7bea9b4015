import { cacheOptions } from '../cache-options.ts';
import { maxPosition } from '../options.ts';
import { rounding } from '../precision.ts';
import { ropeFrequencies } from './rope-frequencies.ts';
import type { RoPEOptions } from './rope-options.ts';
import { type RotaryEncoding, rotaryEncoding } from './rotary.ts';

/**
 * Returns the rotary encoding of Su et al. 2021, for queries and keys alike, with or without a scaling to longer sequences.
 *
 * Pair i of a position p turns by the angle p · base^(-2i/r). The score of a query and a key then depends on their distance only. Positions
 * go from 0 to 2^24. Angles are float32 unless `precision` says otherwise, and round as torch's do, since models are trained on those:
 * at position 8,191 a float64 angle gives sines and cosines that differ by 1e-4.
 *
 * Dynamic NTK and LongRoPE turn by the length of the sequence at hand, here `startPosition + length` of each call: keys that were encoded
 * in a shorter sequence must be encoded again.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const encoding = rope({ headDimensions: 4 });
 * const queries = Float32Array.of(1, 1, 0, 0, 1, 1, 0, 0);
 * encoding.apply(queries, 2);
 * console.log(Array.from(queries, (value) => value.toFixed(2)).join(' ')); // 1.00 1.00 0.00 0.00 0.54 1.00 0.84 0.01
 * ```
 */
export function rope(options: RoPEOptions): RotaryEncoding {
  const { precision, capacity } = cacheOptions(options);
  const round = rounding(precision);
  const dependsOnLength = options.scaling?.type === 'dynamic-ntk' || options.scaling?.type === 'longrope';
  let { inverseFrequencies, attentionFactor } = ropeFrequencies(options);

  return rotaryEncoding(options, {
    positions: maxPosition + 1,
    precision,
    capacity,
    adapt(sequenceLength) {
      if (!dependsOnLength) return false;
      const before = inverseFrequencies;
      ({ inverseFrequencies } = ropeFrequencies(options, sequenceLength));
      return inverseFrequencies.some((frequency, pair) => frequency !== before[pair]);
    },
    fill(position, data, offset) {
      const pairs = inverseFrequencies.length;
      for (let pair = 0; pair < pairs; pair++) {
        const angle = round(position * inverseFrequencies[pair]!);
        data[offset + pair] = round(Math.cos(angle)) * round(attentionFactor);
        data[offset + pairs + pair] = round(Math.sin(angle)) * round(attentionFactor);
      }
    },
  });
}
