import type { AttentionBias } from '@firth/core';
import { requireScores } from '../attention-scores.ts';
import { requireAbove, requireChoice, requireLength } from '../options.ts';
import { alibiSlopes } from './alibi-slopes.ts';

/**
 * What ALiBi multiplies by a head's slope, for a query at position i and a key at position j:
 *
 * - `causal`: −max(i − j, 0), so that keys after the query, which a causal mask hides, stay as they are;
 * - `symmetric`: −|i − j|, for encoders;
 * - `from-first-key`: j (BLOOM) and `from-last-key`: j − (keys − 1) (MPT): under a causal mask both differ from `causal` by a number that all
 *   keys of a query share, which the softmax takes away.
 */
export type ALiBiDistance = 'causal' | 'symmetric' | 'from-first-key' | 'from-last-key';

export interface ALiBiOptions {
  readonly heads: number;
  /** Default `'causal'`. */
  readonly distance?: ALiBiDistance | undefined;
  /** The slope of each head, in place of those of the paper. */
  readonly slopes?: ArrayLike<number> | undefined;
  /** Steepness of the paper's slopes. Default 8. */
  readonly maxBias?: number | undefined;
}

/** A bias in proportion to the distance of a key. */
export interface ALiBi extends AttentionBias {
  readonly slopes: Float64Array;
}

/**
 * Returns attention with linear biases (Press et al. 2022): scores fall with the distance of a key, in each head by its own slope.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const scores = new Float32Array(2 * 3);
 * alibi({ heads: 1 }).addTo(scores, 2, 3, 1); // queries at positions 1 and 2
 * console.log(scores.map((bias) => 256 * bias).join(' ')); // -1 0 0 -2 -1 0
 * ```
 */
export function alibi({ heads, distance = 'causal', slopes, maxBias = 8 }: ALiBiOptions): ALiBi {
  const ownSlopes = slopes === undefined ? alibiSlopes(heads, maxBias) : Float64Array.from(slopes);
  requireLength('slopes', ownSlopes, heads, 'heads');
  for (const [head, slope] of ownSlopes.entries()) requireAbove(`slopes[${head}]`, slope, 0);
  requireChoice('distance', distance, ['causal', 'symmetric', 'from-first-key', 'from-last-key']);

  const biasOf = (i: number, j: number, keys: number): number => {
    if (distance === 'causal') return Math.min(j - i, 0);
    if (distance === 'symmetric') return -Math.abs(i - j);
    return distance === 'from-first-key' ? j : j - (keys - 1);
  };

  return {
    heads,
    slopes: ownSlopes,
    addTo(scores, queries, keys, startPosition = 0) {
      requireScores('scores', scores, heads, queries, keys, startPosition);
      let target = 0;
      while (target < scores.length)
        for (const slope of ownSlopes)
          for (let i = startPosition; i < startPosition + queries; i++)
            for (let j = 0; j < keys; j++, target++) scores[target] = scores[target]! + slope * biasOf(i, j, keys);
    },
  };
}
