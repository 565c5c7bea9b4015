import { expect, it } from 'vitest';
import { integerPower } from './integer-power.ts';

it('is the power, to a few units in the last place', () => {
  for (const base of [0, 0.5, 0.9, 0.999, 1])
    for (const exponent of [0, 1, 2, 3, 10, 1000, 123_457]) {
      const expected = base ** exponent;
      expect(Math.abs(integerPower(base, exponent) - expected)).toBeLessThanOrEqual(1e-11 * expected);
    }
});
