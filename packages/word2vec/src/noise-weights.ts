/**
 * Returns each word's weight in the noise distribution: its count to the power `exponent`.
 *
 * The usual ¾ is taken by square roots, which give the same bits on every machine; `Math.pow` need not.
 */
export function noiseWeights(counts: Float64Array, exponent: number): Float64Array {
  if (exponent === 0.75) return counts.map((count) => Math.sqrt(count) * Math.sqrt(Math.sqrt(count)));
  return counts.map((count) => count ** exponent);
}
