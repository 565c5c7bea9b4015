import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { dot, finiteDifferences, randomFloats } from '../__fixtures__/finite-differences.ts';
import { xpos } from './xpos.ts';

describe('xpos', () => {
  const { queries, keys } = xpos({ headDimensions: 8, precision: 'float64', center: 100 });
  const scoreAt = (queryPosition: number, keyPosition: number): number => {
    const query = new Float64Array(8).fill(1);
    const key = new Float64Array(8).fill(1);
    queries.apply(query, 1, queryPosition);
    keys.apply(key, 1, keyPosition);
    return dot(query, key);
  };

  it('gives scores that depend on the distance only', () => {
    expect(scoreAt(110, 100)).toBeCloseTo(scoreAt(10, 0), 10);
  });

  it('gives scores that fade with the distance', () => {
    const peak = (from: number): number =>
      Math.max(...Array.from({ length: 100 }, (_, i) => Math.abs(scoreAt(from + i, 0))));
    expect(peak(0)).toBe(8);
    expect(peak(4000)).toBeLessThan(peak(1000));
    expect(peak(1000)).toBeLessThan(peak(0));
  });

  it.each([
    ['queries', queries],
    ['keys', keys],
  ])('has the gradient of finite differences in %s', (_, encoding) => {
    const input = randomFloats(2 * 8, 3);
    const lossGradient = randomFloats(2 * 8, 4);
    const expected = finiteDifferences(() => {
      const output = input.slice();
      encoding.apply(output, 2, 900);
      return dot(output, lossGradient);
    }, input);
    encoding.backward(lossGradient, 2, 900);
    lossGradient.forEach((value, i) => void expect(value).toBeCloseTo(expected[i]!, 9));
  });

  it('refuses positions whose scale is no normal number, and takes them nearer to the center', () => {
    const far = 40_000;
    expect(() => xpos({ headDimensions: 4 }).queries.table(1, far)).toThrow(
      expect.objectContaining({
        code: 'LIMIT',
        message:
          'position 40000: its scale is no normal float32 number; choose a center nearer to it (0 was given), a larger scaleBase, or float64',
      }),
    );
    const table = xpos({ headDimensions: 4, center: far }).queries.table(1, far);
    expect(Math.hypot(table[0]!, table[2]!)).toBeCloseTo(1, 6);
    expect(xpos({ headDimensions: 4, precision: 'float64' }).keys.table(1, far).every(Number.isFinite)).toBe(true);
    expect(() => xpos({ headDimensions: 4, precision: 'float64' }).keys.table(1, 2 ** 24)).toThrow('position 16777216');
  });

  it('refuses a scale base and gamma that are not positive', () => {
    expectBadOption(
      () => xpos({ headDimensions: 4, scaleBase: 0 }),
      'scaleBase: received 0, expected a finite number above 0',
    );
    expectBadOption(
      () => xpos({ headDimensions: 4, gamma: -1 }),
      'gamma: received -1, expected a finite number above 0',
    );
  });
});
