import { describe, expect, it } from 'vitest';
import { digestOf } from './digest.ts';
import { randomVectors } from './random-vectors.ts';

describe('randomVectors', () => {
  it('repeats itself for a seed, and differs for another', () => {
    expect(digestOf(randomVectors(20, 7))).toBe(digestOf(randomVectors(20, 7)));
    expect(digestOf(randomVectors(20, 7, 2))).not.toBe(digestOf(randomVectors(20, 7)));
  });

  it('draws numbers with a mean of 0 and a standard deviation of 0.3', () => {
    const { data } = randomVectors(1000, 101).matrix;
    const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
    const variance = data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length;
    expect(mean).toBeCloseTo(0, 2);
    expect(Math.sqrt(variance)).toBeCloseTo(0.3, 2);
  });
});
