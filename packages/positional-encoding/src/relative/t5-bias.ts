import { type AttentionBias, type FloatArray, requireInteger, type SparseGradient } from '@firth/core';
import { requireScores } from '../attention-scores.ts';
import type { FloatTable } from '../float-table.ts';
import { requireLength } from '../options.ts';
import { zerosLike } from '../precision.ts';
import { sparseRows } from '../sparse-rows.ts';
import { rowsOfDistances } from './relative-rows.ts';
import { type T5BucketOptions, t5Bucket } from './t5-bucket.ts';

export interface T5BiasOptions<A extends FloatArray = Float32Array> extends T5BucketOptions {
  readonly heads: number;
  /** `buckets × heads` numbers, used as they are and not copied; their type is the precision of the gradient. Default float32 zeros. */
  readonly table?: A | undefined;
}

/** A learned bias for each bucket of distances and each head. */
export interface T5Bias<A extends FloatArray = Float32Array> extends AttentionBias {
  /** A row for each bucket, a column for each head. */
  readonly weights: FloatTable<A>;
  /** Returns the gradient of the weights for a gradient with respect to the scores that `addTo` left. */
  weightGradient(gradient: FloatArray, queries: number, keys: number, startPosition?: number): SparseGradient<A>;
}

/**
 * Returns T5's relative position bias (Raffel et al. 2020, section 2.1): a learned number for each head and each {@link t5Bucket} of the distance.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const bias = t5Bias({ heads: 1, buckets: 4, bidirectional: false, table: Float32Array.of(0, -1, -2, -3) });
 * const scores = new Float32Array(2 * 3);
 * bias.addTo(scores, 2, 3, 1); // queries at positions 1 and 2
 * console.log(scores.join(' ')); // -1 0 0 -2 -1 0
 * ```
 */
export function t5Bias<A extends FloatArray = Float32Array>(options: T5BiasOptions<A>): T5Bias<A> {
  const { heads, buckets = 32 } = options;
  requireInteger('heads', heads, 1, 65_536);
  const bucketOf = t5Bucket(options);
  const data = options.table ?? (new Float32Array(buckets * heads) as A);
  requireLength('table', data, buckets * heads, 'buckets × heads');

  /** Visits every score with the offset of its weight. */
  const forEachScore = (
    scores: FloatArray,
    queries: number,
    keys: number,
    bucketsOfDistances: Uint32Array,
    visit: (score: number, weight: number) => void,
  ): void => {
    for (let score = 0; score < scores.length; )
      for (let head = 0; head < heads; head++)
        for (let i = 0; i < queries; i++)
          for (let j = 0; j < keys; j++, score++) visit(score, bucketsOfDistances[j - i + queries - 1]! * heads + head);
  };

  return {
    heads,
    weights: { rows: buckets, columns: heads, data },
    addTo(scores, queries, keys, startPosition = 0) {
      requireScores('scores', scores, heads, queries, keys, startPosition);
      const used = rowsOfDistances(bucketOf, queries, keys, startPosition);
      forEachScore(scores, queries, keys, used, (score, weight) => {
        scores[score] = scores[score]! + data[weight]!;
      });
    },
    weightGradient(gradient, queries, keys, startPosition = 0) {
      requireScores('gradient', gradient, heads, queries, keys, startPosition);
      const used = rowsOfDistances(bucketOf, queries, keys, startPosition);
      const dense = zerosLike(data);
      forEachScore(gradient, queries, keys, used, (score, weight) => {
        dense[weight] = dense[weight]! + gradient[score]!;
      });
      return sparseRows(dense, heads, used);
    },
  };
}
