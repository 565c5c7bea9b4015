import { describe, expect, it } from 'vitest';
import { createGenerator, xoroshiro64 } from './generator.ts';

describe('xoroshiro64', () => {
  it('draws the numbers of the authors’ C program', () => {
    // The first ten outputs of prng.di.unimi.it/xoroshiro64starstar.c from the state {1, 2}.
    const expected = [
      3802928447, 813792938, 1618621494, 2955957307, 3252880261, 1129983909, 2539651700, 1327610908, 1757650787,
      2763843748,
    ];
    const generator = xoroshiro64(1, 2);
    expect(expected.map(() => generator.next())).toEqual(expected);
  });
});

describe('createGenerator', () => {
  it('repeats itself for the same seed and stream, and differs for any other', () => {
    const first = (seed: number, stream: number): number[] => {
      const generator = createGenerator(seed, stream);
      return Array.from({ length: 4 }, () => generator.next());
    };
    expect(first(1, 0)).toEqual(first(1, 0));
    const starts = new Set<string>();
    for (let seed = 0; seed < 50; seed++)
      for (let stream = 0; stream < 50; stream++) starts.add(first(seed, stream).join());
    expect(starts.size).toBe(2500);
  });

  it('draws below a limit by the upper half of the 64-bit product, exactly', () => {
    for (const limit of [1, 2, 6, 1000, 3_000_017, 2 ** 31 - 1, 2 ** 32 - 1]) {
      const numbers = createGenerator(7);
      const limited = createGenerator(7);
      for (let i = 0; i < 200; i++) {
        expect(limited.below(limit)).toBe(Number((BigInt(numbers.next()) * BigInt(limit)) >> 32n));
      }
    }
  });

  it('spreads evenly over six sides', () => {
    const generator = createGenerator(1);
    const counts = new Float64Array(6);
    for (let i = 0; i < 60_000; i++) counts[generator.below(6)]!++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(20.5); // 5 degrees of freedom, p = .001
  });
});
