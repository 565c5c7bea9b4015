import { expect, it } from 'vitest';
import { noiseWeights } from './noise-weights.ts';

it('raises counts to the given power', () => {
  const counts = Float64Array.of(1, 16, 81, 123_456);
  for (const exponent of [0.75, 1, 0.5, 0, -0.5]) {
    const weights = noiseWeights(counts, exponent);
    for (const [word, count] of counts.entries()) expect(weights[word]! / count ** exponent).toBeCloseTo(1, 12);
  }
});

it('gives no weight to words that do not occur', () => {
  for (const exponent of [0.75, 0, -0.5])
    expect(noiseWeights(Float64Array.of(0, 1), exponent)).toEqual(Float64Array.of(0, 1));
});
