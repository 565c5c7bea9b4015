import { requireInteger } from '@firth/core';
import { maxPosition } from '../options.ts';

export interface DeBERTaBucketOptions {
  /** Buckets of a direction, 0 among them: DeBERTa-v3 has 256. */
  readonly buckets: number;
  /** The distance that the outermost bucket begins before: DeBERTa-v3 has 512. */
  readonly maxDistance: number;
}

/**
 * Returns DeBERTa-v2's rule (He et al. 2021, `make_log_bucket_position`) from a signed distance to a signed bucket: distances up to half the
 * buckets keep their value, larger ones grow logarithmically. Which way the distance is counted is the caller's choice: the rule is odd.
 *
 * Distances beyond `maxDistance` go on past the last bucket, as there; {@link debertaRow} clamps them.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const bucketOf = debertaBucket({ buckets: 256, maxDistance: 512 });
 * console.log([0, 100, 200, -511].map(bucketOf).join(' ')); // 0 100 169 -255
 * ```
 */
export function debertaBucket({ buckets, maxDistance }: DeBERTaBucketOptions): (distance: number) => number {
  requireInteger('buckets', buckets, 4, 65_536);
  const middle = Math.floor(buckets / 2);
  requireInteger('maxDistance', maxDistance, middle + 2, maxPosition);

  // Rounded where torch rounds: at a bucket's edge the last digit decides.
  const { fround } = Math;
  const logRange = fround(Math.log(fround((maxDistance - 1) / middle)));
  return (distance) => {
    const size = Math.abs(distance);
    if (size <= middle) return distance;
    const log = fround(Math.log(fround(size / middle)));
    return Math.sign(distance) * (Math.ceil(fround(fround(log / logRange) * (middle - 1))) + middle);
  };
}
