import { requireInteger } from '@firth/core';
import { maxPosition } from '../options.ts';
import type { RowOfDistance } from './relative-rows.ts';

export interface T5BucketOptions {
  /** Buckets in all. Even when bidirectional, and then at least 4. Default 32. */
  readonly buckets?: number | undefined;
  /** The distance from which all share the last bucket. Default 128. */
  readonly maxDistance?: number | undefined;
  /** Whether keys after the query have buckets of their own, as in an encoder; otherwise they all have bucket 0. Default `true`. */
  readonly bidirectional?: boolean | undefined;
}

/**
 * Returns T5's rule (Raffel et al. 2020): of the buckets of a direction, half hold one distance each and the other half grow logarithmically up to
 * `maxDistance`. Bidirectionally, the first half of all buckets is for keys up to the query and the second for keys after it.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const bucketOf = t5Bucket();
 * console.log([0, -1, -20, -1000, 1].map(bucketOf).join(' ')); // 0 1 10 15 17
 * ```
 */
export function t5Bucket({
  buckets = 32,
  maxDistance = 128,
  bidirectional = true,
}: T5BucketOptions = {}): RowOfDistance {
  const directions = bidirectional ? 2 : 1;
  requireInteger('buckets', buckets, 2 * directions, 65_536);
  const side = Math.floor(buckets / directions);
  const exact = Math.floor(side / 2);
  requireInteger('maxDistance', maxDistance, exact + 1, maxPosition);

  // Rounded where torch rounds (T5Attention._relative_position_bucket): at a bucket's edge the last digit decides.
  const { fround } = Math;
  const logRange = fround(Math.log(maxDistance / exact));
  const bucketOfDistance = (distance: number): number => {
    if (distance < exact) return distance;
    const log = fround(Math.log(fround(distance / exact)));
    return Math.min(exact + Math.trunc(fround(fround(log / logRange) * (side - exact))), side - 1);
  };

  return (distance) => {
    if (!bidirectional) return bucketOfDistance(Math.max(-distance, 0));
    return bucketOfDistance(Math.abs(distance)) + (distance > 0 ? side : 0);
  };
}
