import { requireInteger } from '@firth/core';
import { type DeBERTaBucketOptions, debertaBucket } from './deberta-bucket.ts';
import type { RowOfDistance } from './relative-rows.ts';

/**
 * Returns DeBERTa's rule for a table of `2 · buckets` rows: a key at the query's own position has row `buckets`, earlier keys larger rows, and
 * distances without a row share the outermost ones. Given only a number of buckets, each distance has a bucket of its own (DeBERTa 1).
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const rowOf = debertaRow({ buckets: 4 });
 * console.log([0, -1, 1, -9].map(rowOf).join(' ')); // 4 5 3 7
 * ```
 */
export function debertaRow({
  buckets,
  maxDistance,
}: Pick<DeBERTaBucketOptions, 'buckets'> & Partial<DeBERTaBucketOptions>): RowOfDistance {
  requireInteger('buckets', buckets, 1, 65_536);
  const bucketOf = maxDistance === undefined ? (distance: number) => distance : debertaBucket({ buckets, maxDistance });
  return (distance) => Math.min(Math.max(buckets - bucketOf(distance), 0), 2 * buckets - 1);
}
