import { describe, expect, it } from 'vitest';
import { expectBadOption } from './__fixtures__/expect-error.ts';
import { inferenceFLOPs, trainingFLOPs } from './flops.ts';
import { memoryBytes, type StoredPrecision, storedPrecisions } from './memory-bytes.ts';

describe('memoryBytes', () => {
  it('takes 4, 2, 1 and half a byte a parameter', () => {
    expect(storedPrecisions.map((precision) => memoryBytes(38_597_376, precision))).toEqual([
      154_389_504, 77_194_752, 38_597_376, 19_298_688,
    ]);
  });

  it('rounds an odd number of int4 up to whole bytes', () => {
    expect(memoryBytes(3, 'int4')).toBe(2);
  });

  it('refuses a precision that it does not know and a number that is no count', () => {
    expectBadOption(
      () => memoryBytes(1, 'int2' as StoredPrecision),
      "precision: received 'int2', expected 'float32' or 'float16' or 'int8' or 'int4'",
    );
    expectBadOption(() => memoryBytes(-1, 'int8'), 'parameters: received -1, expected an integer from 0 up');
  });
});

describe('trainingFLOPs and inferenceFLOPs', () => {
  it('are 6ND and 2N a token', () => {
    expect(trainingFLOPs(7e9, 140e9)).toBeCloseTo(5.88e21, -10);
    expect(trainingFLOPs(70e9, 1.4e12)).toBeCloseTo(5.88e23, -12);
    expect(inferenceFLOPs(7e9)).toBe(14e9);
    expect(inferenceFLOPs(7e9, 1000)).toBe(14e12);
  });

  it('refuse what is not a positive number', () => {
    expectBadOption(() => trainingFLOPs(0, 1), 'parameters: received 0, expected a finite number above 0');
    expectBadOption(() => trainingFLOPs(1, Number.NaN), 'tokens: received NaN, expected a finite number above 0');
    expectBadOption(
      () => inferenceFLOPs('7B' as unknown as number),
      "parameters: received '7B', expected a finite number above 0",
    );
  });
});
