import { describe, expect, it } from 'vitest';
import { power } from './power.ts';

describe('power', () => {
  it.each([0, 1e-9, 0.1, 0.25, 1 / 3, 0.5, 0.6, 0.75, 0.9999999, 1, 1.5, 2, 7.3, -0.5, -2])(
    'agrees with Math.pow on the exponent %d',
    (exponent) => {
      for (const base of [1, 2, 5, 1234, 98_765_432]) {
        const ratio = power(base, exponent) / base ** exponent;
        expect(Math.abs(ratio - 1)).toBeLessThan(1e-14);
      }
    },
  );

  it('is exact where the result is a whole number', () => {
    expect([power(81, 0.75), power(49, 0.5), power(7, 1), power(3, 4), power(5, 0), power(4, -1.5)]).toEqual([
      27, 7, 7, 81, 1, 0.125,
    ]);
  });

  it('takes a base of 0', () => {
    expect([power(0, 0.75), power(0, 0)]).toEqual([0, 1]);
  });

  it('has the bits that the same products and square roots have in Python', () => {
    expect(power(1234, 0.6)).toBe(71.57957176257257); // 1234 ** 0.6 is 71.57957176257268, the exact value …269
  });
});
