import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { sinusoidal } from './sinusoidal.ts';

const exact: { positions: number[]; sines: number[][]; cosines: number[][] } = JSON.parse(
  readFileSync(new URL('../__fixtures__/exact-sinusoids.json', import.meta.url), 'utf8'),
);

describe('sinusoidal', () => {
  it('adds its table to every sequence', () => {
    const encoding = sinusoidal({ dimensions: 4, precision: 'float64' });
    const activations = Float64Array.from({ length: 2 * 3 * 4 }, (_, i) => i);
    encoding.apply(activations, 3, 7);
    const table = encoding.table(3, 7);
    activations.forEach((value, i) => void expect(value).toBe(i + table[i % 12]!));
  });

  it('holds the same numbers in both of Vaswani’s layouts', () => {
    const interleaved = sinusoidal({ dimensions: 6 }).table(9);
    const halves = sinusoidal({ dimensions: 6, layout: 'halves' }).table(9);
    for (let row = 0; row < 9; row++)
      for (let i = 0; i < 3; i++) {
        expect(halves[row * 6 + i]).toBe(interleaved[row * 6 + 2 * i]);
        expect(halves[row * 6 + 3 + i]).toBe(interleaved[row * 6 + 2 * i + 1]);
      }
  });

  it.each([
    ['interleaved', [0, 1, 0]],
    ['halves', [0, 0, 1]],
    ['tensor2tensor', [0, 1, 0]],
  ] as const)('fills an odd number of dimensions in the layout %s', (layout, first) => {
    expect(Array.from(sinusoidal({ dimensions: 3, layout }).table(1))).toEqual(first);
  });

  it.each(['float32', 'float64'] as const)(
    'is exact to the last digits of %s at every position to 2^24',
    (precision) => {
      const encoding = sinusoidal({ dimensions: 8, layout: 'halves', precision });
      // A float64 angle of 2^24 radians is known to 2^-29; float32 adds half a unit in the last place of 1.
      const tolerance = 2 ** -29 + (precision === 'float32' ? 2 ** -25 : 0);
      exact.positions.forEach((position, row) => {
        const table = encoding.table(1, position);
        [...exact.sines[row]!, ...exact.cosines[row]!].forEach((value, i) => {
          expect(Math.abs(table[i]! - value)).toBeLessThanOrEqual(tolerance);
        });
      });
    },
  );

  it('encodes sequences longer than its cache', () => {
    const whole = sinusoidal({ dimensions: 4 }).table(50, 3);
    expect(sinusoidal({ dimensions: 4, cachedPositions: 7 }).table(50, 3)).toEqual(whole);
  });

  it('lets a gradient through unchanged', () => {
    const gradient = Float32Array.of(1, 2, 3, 4);
    sinusoidal({ dimensions: 2 }).backward(gradient, 2);
    expect(Array.from(gradient)).toEqual([1, 2, 3, 4]);
  });

  it('names the argument that is wrong, what it was and what was expected', () => {
    expectBadOption(() => sinusoidal({ dimensions: 0 }), 'dimensions: received 0, expected an integer from 1 to 65536');
    expectBadOption(() => sinusoidal({ dimensions: 4, base: 1 }), 'base: received 1, expected a finite number above 1');
    expectBadOption(
      () => sinusoidal({ dimensions: 4, layout: 'mixed' as 'halves' }),
      "layout: received 'mixed', expected 'interleaved' or 'halves' or 'tensor2tensor'",
    );
    expectBadOption(
      () => sinusoidal({ dimensions: 1, layout: 'tensor2tensor' }),
      'dimensions: received 1, expected at least 2',
    );
    expectBadOption(
      () => sinusoidal({ dimensions: 4, precision: 'float16' as 'float32' }),
      "precision: received 'float16', expected 'float32' or 'float64'",
    );
    expectBadOption(
      () => sinusoidal({ dimensions: 4, cachedPositions: 0 }),
      'cachedPositions: received 0, expected an integer from 1 to 16777217',
    );
    const encoding = sinusoidal({ dimensions: 4 });
    expectBadOption(
      () => encoding.apply(new Float32Array(9), 2),
      'activations.length: received 9, expected a multiple of length × dimensions = 8',
    );
    expectBadOption(
      () => encoding.apply(new Float32Array(8), 2, 2 ** 24),
      'startPosition: received 16777216, expected an integer from 0 to 16777215',
    );
  });
});
