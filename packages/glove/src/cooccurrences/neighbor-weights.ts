/** What neighbors count, as whole numbers: entry k − 1 of `weights` is `scale` times the weight of one k places away. */
export interface NeighborWeights {
  readonly weights: Float64Array;
  readonly scale: number;
}

/** Sums of so large numbers are exact up to 2^25 occurrences of one pair of neighbors. */
const mostScale = 2 ** 28;

/**
 * Returns the weights of neighbors 1 to `window` places away: 1 each, or 1 / distance.
 *
 * Whole numbers have sums that are exact and the same in any order. The scale is the least common multiple of the distances where that is
 * small, up to a window of 22; for larger ones it is 2^28, and weights are off by up to 2^−29.
 */
export function neighborWeights(window: number, weighting: 'distance' | 'flat'): NeighborWeights {
  if (weighting === 'flat') return { weights: new Float64Array(window).fill(1), scale: 1 };
  const scale = leastCommonMultiple(window) ?? mostScale;
  return { weights: Float64Array.from({ length: window }, (_, i) => Math.round(scale / (i + 1))), scale };
}

/** The least number that 1 to `last` divide, unless it is above {@link mostScale}. */
function leastCommonMultiple(last: number): number | undefined {
  let multiple = 1;
  for (let n = 2; n <= last; n++) {
    multiple *= n / greatestCommonDivisor(multiple, n);
    if (multiple > mostScale) return undefined;
  }
  return multiple;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
