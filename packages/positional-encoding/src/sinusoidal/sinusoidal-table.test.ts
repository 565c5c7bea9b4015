import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { sinusoidalTable } from './sinusoidal-table.ts';

describe('sinusoidalTable', () => {
  it('encodes negative and fractional positions, in any order', () => {
    const table = sinusoidalTable([-1, 0.5], { dimensions: 2, precision: 'float64' });
    expect(Array.from(table)).toEqual([Math.sin(-1), Math.cos(-1), Math.sin(0.5), Math.cos(0.5)]);
  });

  it('rounds to float32 unless asked for float64', () => {
    expect(sinusoidalTable([1], { dimensions: 2 })).toEqual(Float32Array.of(Math.sin(1), Math.cos(1)));
  });

  it('refuses a position that is no number', () => {
    expectBadOption(
      () => sinusoidalTable([0, Number.NaN], { dimensions: 2 }),
      'positions[1]: received NaN, expected a number from -16777216 to 16777216',
    );
  });
});
