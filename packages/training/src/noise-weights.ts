import { power } from './power.ts';

/**
 * Returns each word's weight in the noise distribution: its count to the power `exponent`, the same bits on every machine. A word that does
 * not occur has none, whatever the exponent.
 */
export function noiseWeights(counts: Float64Array, exponent: number): Float64Array {
  return counts.map((count) => (count === 0 ? 0 : power(count, exponent)));
}
