import { describe, expect, it } from 'vitest';
import { fromHalf, toHalf } from './half.ts';

describe('toHalf and fromHalf', () => {
  it('give back every binary16 number', () => {
    for (let half = 0; half < 65_536; half++) {
      const value = fromHalf(half);
      if (Number.isNaN(value)) expect(Number.isNaN(fromHalf(toHalf(value)))).toBe(true);
      else if (toHalf(value) !== half) throw new Error(`${half} became ${toHalf(value)}`);
    }
  });

  it('round as Math.f16round does, ties to even', () => {
    const f16round = (Math as { f16round?: (x: number) => number }).f16round;
    const values = [
      1 + 2 ** -11,
      1 + 3 * 2 ** -11,
      65_519.9,
      65_520,
      2 ** -24,
      2 ** -25,
      1.5 * 2 ** -25,
      6.1e-5,
      0.1,
      -3.7182,
    ];
    const expected = [1, 1 + 2 ** -9, 65_504, Number.POSITIVE_INFINITY, 2 ** -24, 0, 2 ** -24];
    for (const [i, value] of expected.entries()) expect(fromHalf(toHalf(values[i]!))).toBe(value);
    if (!f16round) return;
    for (let n = 0; n < 20_000; n++) {
      const value = Math.fround(Math.sin(n) * 10 ** ((n % 12) - 7));
      expect(fromHalf(toHalf(value)), String(value)).toBe(f16round(value));
    }
  });
});
