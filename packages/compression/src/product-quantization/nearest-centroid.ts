import { centroidCount } from './product-quantizer.ts';

const { fround } = Math;

/**
 * Writes to `codes`, from `at` and `step` apart, the number of the centroid nearest to each of `count` points of `length` numbers, which
 * begin at `start` in `points` and lie `stride` apart. Of equally near ones the first is taken.
 *
 * Every operation rounds to float32, in the order of `distL2` in fastText's productquantizer.cc: else a tie falls another way.
 */
export function findNearest(
  points: { readonly data: Float32Array; readonly start: number; readonly stride: number; readonly count: number },
  centroids: Float32Array,
  length: number,
  codes: Uint8Array,
  at: number,
  step: number,
): void {
  const { data, start, stride, count } = points;
  for (let n = 0; n < count; n++) {
    const point = start + n * stride;
    const nearest =
      length === 2
        ? nearestOfPairs(data[point]!, data[point + 1]!, centroids)
        : nearestOf(data, point, centroids, length);
    codes[at + n * step] = nearest;
  }
}

function nearestOf(data: Float32Array, point: number, centroids: Float32Array, length: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let c = 0, i = 0; c < centroidCount; c++) {
    let distance = 0;
    for (let d = 0; d < length; d++, i++) {
      const difference = fround(data[point + d]! - centroids[i]!);
      distance = fround(distance + fround(difference * difference));
    }
    if (distance < least) {
      least = distance;
      best = c;
    }
  }
  return best;
}

/** {@link nearestOf} for two numbers, by far the most frequent case, in half the time. */
function nearestOfPairs(x: number, y: number, centroids: Float32Array): number {
  let best = 0;
  let least = fround(Number.POSITIVE_INFINITY);
  for (let c = 0; c < centroidCount; c++) {
    const dx = fround(x - centroids[2 * c]!);
    const dy = fround(y - centroids[2 * c + 1]!);
    const distance = fround(fround(dx * dx) + fround(dy * dy));
    if (distance < least) {
      least = distance;
      best = c;
    }
  }
  return best;
}
