import { debertaBucket, t5Bias, t5Bucket } from '../../index.ts';
import { checkShaw } from './check-shaw.ts';
import { type Comparison, type GoldenCase, numbers } from './golden-case.ts';
import { pairs } from './score-pairs.ts';

export function checkRelative(golden: GoldenCase): Comparison[] {
  const kind = golden.kind as string;
  if (kind === 'shaw') return checkShaw(golden);
  const expected = golden.out;
  const [queries, keys] = [golden.q as number, golden.k as number];
  if (kind === 'deberta_v2') {
    const buckets = golden.bucket_size as number;
    const maxDistance = golden.max_position as number;
    const bucketOf = buckets > 0 && maxDistance > 0 ? debertaBucket({ buckets, maxDistance }) : (distance: number) => distance;
    return [{ received: pairs(queries, keys, (i, j) => bucketOf(i - j)), expected }];
  }
  const t5 = {
    buckets: golden.num_buckets as number,
    maxDistance: golden.max_distance as number,
    bidirectional: (golden.bidirectional as boolean | undefined) ?? true,
  };
  if (kind === 't5_bucket') {
    const [from, to] = golden.rel as [number, number];
    const received = Array.from({ length: to - from + 1 }, (_, i) => t5Bucket(t5)(from + i));
    return [{ received, expected }];
  }
  const heads = golden.heads as number;
  const scores = new Float32Array(heads * queries * keys);
  t5Bias({ ...t5, heads, table: Float32Array.from(numbers(golden.weight)) }).addTo(scores, queries, keys);
  return [{ received: scores, expected }];
}
