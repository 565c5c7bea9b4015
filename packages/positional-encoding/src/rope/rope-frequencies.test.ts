import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { ropeFrequencies } from './rope-frequencies.ts';
import type { RoPEScaling } from './rope-options.ts';

const frequenciesOf = (scaling: RoPEScaling | undefined, sequenceLength?: number, headDimensions = 64): number[] =>
  Array.from(ropeFrequencies({ headDimensions, scaling, precision: 'float64' }, sequenceLength).inverseFrequencies);

/** The values themselves are held to transformers' in golden.test.ts; here are the properties that the schemes promise. */
describe('ropeFrequencies', () => {
  const plain = frequenciesOf(undefined);

  it('are all divided by the factor under linear scaling', () => {
    expect(frequenciesOf({ type: 'linear', factor: 4 })).toEqual(plain.map((frequency) => frequency / 4));
  });

  it('keep the highest and divide the lowest by the factor under NTK scaling', () => {
    const scaled = frequenciesOf({ type: 'ntk', factor: 4 });
    expect(scaled[0]).toBe(1);
    expect(scaled.at(-1)! * 4).toBeCloseTo(plain.at(-1)!, 14);
  });

  it('stay until the trained positions under dynamic NTK scaling', () => {
    const scaling = { type: 'dynamic-ntk', factor: 2, trainedPositions: 100 } as const;
    expect(frequenciesOf(scaling, 100)).toEqual(plain);
    expect(frequenciesOf(scaling, 101).at(-1)).toBeLessThan(plain.at(-1)!);
  });

  it.each<RoPEScaling>([
    { type: 'yarn', factor: 8, trainedPositions: 4096 },
    { type: 'yarn', factor: 8, trainedPositions: 4096, truncate: false },
    { type: 'llama3', factor: 8, trainedPositions: 4096, lowFrequencyFactor: 1, highFrequencyFactor: 4 },
  ])('keep the high ones, divide the low ones and lie between otherwise: %o', (scaling) => {
    const scaled = frequenciesOf(scaling);
    expect(scaled[0]).toBe(plain[0]);
    expect(scaled.at(-1)).toBe(plain.at(-1)! / 8);
    scaled.forEach((frequency, pair) => {
      expect(frequency).toBeLessThanOrEqual(plain[pair]!);
      expect(frequency).toBeGreaterThanOrEqual(plain[pair]! / 8);
    });
  });

  it('have no gap where YaRN’s ramp has no width', () => {
    const scaling = { type: 'yarn', factor: 2, trainedPositions: 4, fastTurns: 1.5, slowTurns: 1 } as const;
    for (const frequency of frequenciesOf(scaling, 1, 4)) expect(frequency).toBeGreaterThan(0);
  });

  it('have an attention factor under YaRN and LongRoPE, which may be given', () => {
    const attentionFactorOf = (scaling: RoPEScaling): number =>
      ropeFrequencies({ headDimensions: 2, scaling }).attentionFactor;
    const yarn = { type: 'yarn', factor: 10, trainedPositions: 64 } as const;
    const longrope = { type: 'longrope', trainedPositions: 64, shortFactors: [1], longFactors: [1] } as const;
    expect(attentionFactorOf(yarn)).toBeCloseTo(0.1 * Math.log(10) + 1, 15);
    expect(attentionFactorOf({ ...yarn, factor: 1 })).toBe(1);
    expect(attentionFactorOf({ ...yarn, attentionFactor: 1.5 })).toBe(1.5);
    expect(attentionFactorOf({ ...longrope, factor: 64 })).toBeCloseTo(Math.SQRT2, 15);
    expect(attentionFactorOf({ ...longrope, factor: 0.5 })).toBe(1);
    expect(attentionFactorOf({ ...longrope, factor: 64, attentionFactor: 1.25 })).toBe(1.25);
  });

  it.each<[RoPEScaling, string]>([
    [
      { type: 'cubic' } as unknown as RoPEScaling,
      "scaling.type: received 'cubic', expected 'linear' or 'ntk' or 'dynamic-ntk' or 'yarn' or 'llama3' or 'longrope'",
    ],
    [{ type: 'linear', factor: 0 }, 'scaling.factor: received 0, expected a finite number above 0'],
    [{ type: 'ntk', factor: 2 }, 'rotaryDimensions: received 2, expected an integer from 4 to 65536'],
    [
      { type: 'dynamic-ntk', factor: 2, trainedPositions: 1 },
      'scaling.trainedPositions: received 1, expected an integer from 2 to 16777216',
    ],
    [
      { type: 'yarn', factor: 2, trainedPositions: 64, fastTurns: 1 },
      'scaling.fastTurns: received 1, expected a finite number above 1',
    ],
    [
      { type: 'llama3', factor: 2, trainedPositions: 64, lowFrequencyFactor: 4, highFrequencyFactor: 1 },
      'scaling.highFrequencyFactor: received 1, expected a finite number above 4',
    ],
    [
      { type: 'longrope', factor: 2, trainedPositions: 64, shortFactors: [1], longFactors: [1, 2] },
      'scaling.longFactors.length: received 2, expected rotaryDimensions / 2 = 1',
    ],
    [
      { type: 'longrope', factor: 2, trainedPositions: 64, shortFactors: [-1], longFactors: [1] },
      'scaling.shortFactors[0]: received -1, expected a finite number above 0',
    ],
    [
      { type: 'longrope', factor: 2, trainedPositions: 64 } as unknown as RoPEScaling,
      'scaling.shortFactors: received undefined, expected 1 numbers, one a pair',
    ],
  ])('are refused for a scaling out of range: %o', (scaling, message) => {
    expectBadOption(() => ropeFrequencies({ headDimensions: 2, scaling }), message);
  });
});
