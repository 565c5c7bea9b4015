import { power } from './power.ts';

/** Returns each word's weight in the noise distribution: its count to the power `exponent`, the same bits on every machine. */
export function noiseWeights(counts: Float64Array, exponent: number): Float64Array {
  return counts.map((count) => power(count, exponent));
}
