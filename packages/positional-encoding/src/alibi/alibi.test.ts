import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { alibi } from './alibi.ts';
import { alibiSlopes } from './alibi-slopes.ts';

describe('alibiSlopes', () => {
  it('fall geometrically for a power of two', () => {
    expect(Array.from(alibiSlopes(8))).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((h) => 2 ** -h));
  });

  it('take every other slope of the next power of two for the heads that are left', () => {
    const [three, two, four] = [alibiSlopes(3), alibiSlopes(2), alibiSlopes(4)];
    expect(Array.from(three)).toEqual([...two, four[0]]);
  });

  it('are as flat as maxBias says', () => {
    expect(alibiSlopes(4, 16)[3]).toBe(2 ** -16);
  });

  it('refuse no heads and no bias', () => {
    expectBadOption(() => alibiSlopes(0), 'heads: received 0, expected an integer from 1 to 65536');
    expectBadOption(() => alibiSlopes(4, 0), 'maxBias: received 0, expected a finite number above 0');
  });
});

describe('alibi', () => {
  const biasesOf = (distance: 'causal' | 'symmetric' | 'from-first-key' | 'from-last-key'): number[] => {
    const scores = new Float64Array(9);
    alibi({ heads: 1, distance, slopes: [2] }).addTo(scores, 3, 3);
    return Array.from(scores);
  };

  it.each([
    ['causal', [0, 0, 0, -2, 0, 0, -4, -2, 0]],
    ['symmetric', [0, -2, -4, -2, 0, -2, -4, -2, 0]],
    ['from-first-key', [0, 2, 4, 0, 2, 4, 0, 2, 4]],
    ['from-last-key', [-4, -2, 0, -4, -2, 0, -4, -2, 0]],
  ] as const)('counts the distance %s', (distance, expected) => {
    biasesOf(distance).forEach((bias, i) => void expect(bias).toBeCloseTo(expected[i]!, 15));
  });

  it('differs between the causal forms only by what all keys of a query share', () => {
    const causal = biasesOf('causal');
    for (const distance of ['from-first-key', 'from-last-key'] as const) {
      const other = biasesOf(distance);
      for (let i = 0; i < 3; i++)
        for (let j = 0; j <= i; j++)
          expect(other[3 * i + j]! - other[3 * i]!).toBe(causal[3 * i + j]! - causal[3 * i]!);
    }
  });

  it('gives later queries the rows that they have in the whole', () => {
    const whole = new Float32Array(2 * 5 * 5);
    const last = new Float32Array(2 * 2 * 5);
    const bias = alibi({ heads: 2, distance: 'symmetric' });
    bias.addTo(whole, 5, 5);
    bias.addTo(last, 2, 5, 3);
    expect(last.subarray(0, 10)).toEqual(whole.subarray(15, 25));
    expect(last.subarray(10)).toEqual(whole.subarray(40));
  });

  it('adds to every batch, on top of what is there', () => {
    const scores = new Float32Array(2 * 2).fill(1);
    alibi({ heads: 1, slopes: [1] }).addTo(scores, 1, 2, 1);
    expect(Array.from(scores)).toEqual([0, 1, 0, 1]);
  });

  it('takes positions to 2^24', () => {
    const scores = new Float32Array(1);
    alibi({ heads: 1 }).addTo(scores, 1, 1, 2 ** 24);
    expect(scores[0]).toBe(-(2 ** 16));
  });

  it('refuses scores of another shape, and slopes that are not one a head or not positive', () => {
    expectBadOption(
      () => alibi({ heads: 2 }).addTo(new Float32Array(5), 1, 2),
      'scores.length: received 5, expected a multiple of heads × queries × keys = 4',
    );
    expectBadOption(() => alibi({ heads: 2, slopes: [1] }), 'slopes.length: received 1, expected heads = 2');
    expectBadOption(
      () => alibi({ heads: 1, slopes: [-1] }),
      'slopes[0]: received -1, expected a finite number above 0',
    );
    expectBadOption(
      () => alibi({ heads: 1, distance: 'far' as 'causal' }),
      "distance: received 'far', expected 'causal' or 'symmetric' or 'from-first-key' or 'from-last-key'",
    );
  });
});
