import { createGenerator } from '@firth/kernel/random';
import { describe, expect, it } from 'vitest';
import { expectError } from '../__fixtures__/expect-error.ts';
import type { Initializer, SeedOptions } from './initializer.ts';
import { naturalLog } from './natural-log.ts';
import { normal } from './normal.ts';
import { uniform } from './uniform.ts';
import { xavierNormal } from './xavier-normal.ts';
import { xavierUniform } from './xavier-uniform.ts';

/**
 * Mean, variance and fourth moment about the mean over the square of the variance: 1.8 of uniform numbers, 3 of normal
 * ones.
 */
function moments(data: Float32Array): { mean: number; variance: number; kurtosis: number } {
  const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
  const variance = data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length;
  const fourth = data.reduce((sum, x) => sum + (x - mean) ** 4, 0) / data.length;
  return { mean, variance, kurtosis: fourth / variance ** 2 };
}

const factories: readonly [string, (options: SeedOptions) => Initializer][] = [
  ['uniform', uniform],
  ['normal', normal],
  ['xavierUniform', xavierUniform],
  ['xavierNormal', xavierNormal],
];

describe('initializers', () => {
  it.each(factories)('%s: the same seed gives the same table, another seed another', (_, make) => {
    expect(make({ seed: 3 })(5, 7)).toEqual(make({ seed: 3 })(5, 7));
    expect(make({ seed: 3 })(5, 7).data).not.toEqual(make({ seed: 4 })(5, 7).data);
    expect(make({})(5, 7)).toEqual(make({ seed: 1 })(5, 7));
    expect([make({})(5, 7).rows, make({})(5, 7).columns]).toEqual([5, 7]);
  });

  it.each(factories)('%s: tables of different shapes have nothing in common', (_, make) => {
    const tokens = make({})(50, 8).data;
    for (const [rows, columns] of [
      [49, 8],
      [8, 50],
      [50, 9],
      [2, 8],
    ] as const)
      expect(make({})(rows, columns).data.filter((value) => tokens.includes(value))).toHaveLength(0);
  });

  it.each(factories)('%s refuses a shape that no table has', (_, make) => {
    expectError(() => make({})(0, 7), 'BAD_OPTION', 'rows: received 0, expected an integer from 1 to 2147483647');
  });

  it('uniform fills its interval', () => {
    const { data } = uniform({ from: 2, to: 5 })(500, 500);
    const { mean, variance, kurtosis } = moments(data);
    expect(mean).toBeCloseTo(3.5, 1);
    expect(variance).toBeCloseTo(9 / 12, 1);
    expect(kurtosis).toBeCloseTo(1.8, 1);
    expect(Math.min(...data.subarray(0, 1000))).toBeGreaterThanOrEqual(2);
    expect(Math.max(...data.subarray(0, 1000))).toBeLessThanOrEqual(5);
    expect(Math.max(...uniform()(10, 10).data.map(Math.abs))).toBeLessThanOrEqual(0.05000001);
  });

  it('normal has its mean, its deviation and the shape of a bell', () => {
    const { mean, variance, kurtosis } = moments(normal({ mean: 2, deviation: 3 })(501, 501).data);
    expect(mean).toBeCloseTo(2, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(3, 1);
    expect(kurtosis).toBeCloseTo(3, 1);
  });

  it('normal numbers stand as often below a bound as the distribution says', () => {
    const data = normal({ seed: 9 })(500, 500).data;
    const below = (bound: number): number => data.filter((value) => value < bound).length / data.length;
    expect(below(-1.959964)).toBeCloseTo(0.025, 2);
    expect(below(0)).toBeCloseTo(0.5, 2);
    expect(below(1)).toBeCloseTo(0.841345, 2);
  });

  it('normal numbers stay the same to the bit, also where they are odd in number', () => {
    expect(Array.from(normal()(1, 4).data)).toEqual([
      -1.841883659362793, -0.021209437400102615, -1.740281581878662, -1.1803789138793945,
    ]);
    expect(Array.from(normal()(3, 1).data)).toEqual([-1.2770284414291382, -0.6841007471084595, 1.2709139585494995]);
  });

  it('both Xavier initializers have the variance 2 / (rows + columns) times the square of the gain', () => {
    for (const make of [xavierUniform, xavierNormal]) {
      const { mean, variance, kurtosis } = moments(make({ gain: 3 })(600, 400).data);
      expect(mean).toBeCloseTo(0, 3);
      expect(variance / (9 * (2 / 1000))).toBeCloseTo(1, 1);
      expect(kurtosis).toBeCloseTo(make === xavierUniform ? 1.8 : 3, 1);
    }
  });

  it('name an option out of range', () => {
    expectError(() => uniform({ from: 1, to: 0 }), 'BAD_OPTION', 'to: received 0, expected a finite number from 1 up');
    expectError(
      () => normal({ deviation: -1 }),
      'BAD_OPTION',
      'deviation: received -1, expected a finite number from 0 up',
    );
    expectError(() => xavierUniform({ gain: 0 }), 'BAD_OPTION', 'gain: received 0, expected a finite number above 0');
  });
});

describe('naturalLog', () => {
  it('is Math.log to a few units in the last place', () => {
    const { uniform } = createGenerator(2);
    for (const x of [2 ** -62, 1e-9, 0.5, Math.SQRT1_2, 1 - 2 ** -33, ...Array.from({ length: 1000 }, uniform)])
      expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.max(Math.abs(Math.log(x)), 0.35));
  });
});
