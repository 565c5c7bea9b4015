import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { dot, finiteDifferences, randomFloats } from '../__fixtures__/finite-differences.ts';
import { inverseFrequencies } from './inverse-frequencies.ts';
import { rope } from './rope.ts';
import type { RoPEOptions } from './rope-options.ts';

interface TorchFixture {
  readonly headDimensions: number;
  readonly positions: number[];
  readonly cosines: number[][];
  readonly sines: number[][];
  readonly frequencies: { base: number; dimensions: number; values: number[] }[];
}
const torch: TorchFixture = fixture('torch-rope.json');
const exact: { dimensions: number; positions: number[]; sines: number[][]; cosines: number[][] } =
  fixture('exact-sinusoids.json');

function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../__fixtures__/${name}`, import.meta.url), 'utf8'));
}

describe('rope', () => {
  it('turns by the float32 frequencies of torch, to the last digit', () => {
    for (const { base, dimensions, values } of torch.frequencies)
      expect(Array.from(inverseFrequencies(base, dimensions, 'float32'))).toEqual(values);
  });

  it('has the cosines and sines of torch at positions up to 2^24, within 2e-7 relative', () => {
    const encoding = rope({ headDimensions: torch.headDimensions });
    torch.positions.forEach((position, row) => {
      const table = encoding.table(1, position);
      [...torch.cosines[row]!, ...torch.sines[row]!].forEach((value, i) => {
        expect(Math.abs(table[i]! - value)).toBeLessThanOrEqual(2e-7 * Math.abs(value));
      });
    });
  });

  it('has exact angles in float64 at positions up to 2^24', () => {
    const encoding = rope({ headDimensions: exact.dimensions, precision: 'float64' });
    exact.positions.forEach((position, row) => {
      const table = encoding.table(1, position);
      [...exact.cosines[row]!, ...exact.sines[row]!].forEach((value, i) => {
        expect(Math.abs(table[i]! - value)).toBeLessThanOrEqual(2 ** -29);
      });
    });
  });

  it.each(['halves', 'interleaved'] as const)('gives scores that depend on the distance only (%s)', (layout) => {
    const encoding = rope({ headDimensions: 8, layout, precision: 'float64' });
    const scoreAt = (queryPosition: number, keyPosition: number): number => {
      const query = randomFloats(8, 1);
      const key = randomFloats(8, 2);
      encoding.apply(query, 1, queryPosition);
      encoding.apply(key, 1, keyPosition);
      return dot(query, key);
    };
    expect(scoreAt(100_007, 100_000)).toBeCloseTo(scoreAt(7, 0), 9);
    expect(Math.abs(scoreAt(8, 0) - scoreAt(7, 0))).toBeGreaterThan(1e-3);
  });

  it('turns the same numbers in both layouts, at other places', () => {
    const halves = Float64Array.of(1, 2, 3, 4);
    const interleaved = Float64Array.of(1, 3, 2, 4);
    rope({ headDimensions: 4 }).apply(halves, 1, 5);
    rope({ headDimensions: 4, layout: 'interleaved' }).apply(interleaved, 1, 5);
    expect(Array.from(interleaved)).toEqual([halves[0], halves[2], halves[1], halves[3]]);
  });

  it('turns every head of a row alike, and every sequence', () => {
    const one = randomFloats(3 * 4, 3);
    const turned = one.slice();
    rope({ headDimensions: 4 }).apply(turned, 3, 2);

    const sideBySide = new Float64Array(2 * 3 * 8);
    for (let at = 0; at < sideBySide.length; at++) sideBySide[at] = one[(Math.floor(at / 8) % 3) * 4 + (at % 4)]!;
    const encoding = rope({ headDimensions: 4, heads: 2 });
    expect(encoding.dimensions).toBe(8);
    encoding.apply(sideBySide, 3, 2);
    sideBySide.forEach((value, at) => void expect(value).toBe(turned[(Math.floor(at / 8) % 3) * 4 + (at % 4)]));
  });

  it('leaves the dimensions behind the rotary ones as they are', () => {
    const whole = Float64Array.of(1, 2, 9, 9, 9);
    const part = Float64Array.of(1, 2);
    rope({ headDimensions: 5, rotaryDimensions: 2 }).apply(whole, 1, 3);
    rope({ headDimensions: 2 }).apply(part, 1, 3);
    expect(Array.from(whole)).toEqual([...part, 9, 9, 9]);
  });

  it.each<[string, RoPEOptions]>([
    ['plain', { headDimensions: 6 }],
    ['partial and interleaved', { headDimensions: 6, rotaryDimensions: 4, layout: 'interleaved' }],
    [
      'YaRN, with an attention factor',
      { headDimensions: 6, scaling: { type: 'yarn', factor: 4, trainedPositions: 64 } },
    ],
  ])('has the gradient of finite differences: %s', (_, options) => {
    const encoding = rope({ ...options, precision: 'float64' });
    const input = randomFloats(2 * 3 * 6, 4);
    const lossGradient = randomFloats(input.length, 5);
    const loss = (): number => {
      const output = input.slice();
      encoding.apply(output, 3, 40);
      return dot(output, lossGradient);
    };
    const expected = finiteDifferences(loss, input);
    const gradient = lossGradient.slice();
    encoding.backward(gradient, 3, 40);
    gradient.forEach((value, i) => void expect(value).toBeCloseTo(expected[i]!, 10));
  });

  it('encodes sequences longer than its cache', () => {
    const whole = rope({ headDimensions: 4 }).table(50, 3);
    const encoding = rope({ headDimensions: 4, cachedPositions: 7 });
    expect(encoding.table(50, 3)).toEqual(whole);
    const activations = new Float32Array(50 * 4).fill(1);
    const expected = activations.slice();
    encoding.apply(activations, 50, 3);
    rope({ headDimensions: 4 }).apply(expected, 50, 3);
    expect(activations).toEqual(expected);
  });

  it('stretches by the length of the sequence at hand under dynamic NTK, and comes back', () => {
    const encoding = rope({ headDimensions: 8, scaling: { type: 'dynamic-ntk', factor: 2, trainedPositions: 16 } });
    const plain = rope({ headDimensions: 8 });
    expect(encoding.table(16)).toEqual(plain.table(16));
    const stretched = encoding.table(64);
    expect(stretched.subarray(0, 16 * 8)).not.toEqual(plain.table(16));
    expect(encoding.table(1, 63)).toEqual(stretched.subarray(63 * 8));
    expect(encoding.table(16)).toEqual(plain.table(16));
  });

  it('divides by the long factors beyond the trained positions under LongRoPE, and comes back', () => {
    const encoding = rope({
      headDimensions: 4,
      scaling: { type: 'longrope', trainedPositions: 16, factor: 1, shortFactors: [1, 1], longFactors: [1, 4] },
    });
    const plain = rope({ headDimensions: 4 }).table(16);
    expect(encoding.table(16)).toEqual(plain);
    const long = encoding.table(17);
    expect(long[4 + 3]).toBe(Math.fround(Math.sin(Math.fround(0.01 / 4))));
    expect(long[4 + 2]).toBe(plain[4 + 2]);
    expect(encoding.table(16)).toEqual(plain);
  });

  it('names the argument that is wrong, what it was and what was expected', () => {
    expectBadOption(() => rope({ headDimensions: 7 }), 'headDimensions: received 7, expected a multiple of 2');
    expectBadOption(
      () => rope({ headDimensions: 8, rotaryDimensions: 3 }),
      'rotaryDimensions: received 3, expected a multiple of 2',
    );
    expectBadOption(
      () => rope({ headDimensions: 8, rotaryDimensions: 10 }),
      'rotaryDimensions: received 10, expected at most headDimensions = 8',
    );
    expectBadOption(
      () => rope({ headDimensions: 8, heads: 0 }),
      'heads: received 0, expected an integer from 1 to 65536',
    );
    expectBadOption(
      () => rope({ headDimensions: 8, base: Number.NaN }),
      'base: received NaN, expected a finite number above 1',
    );
    expectBadOption(
      () => rope({ headDimensions: 8 }).apply(new Float32Array(16), 2, -1),
      'startPosition: received -1, expected an integer from 0 to 16777215',
    );
    expectBadOption(
      () => rope({ headDimensions: 8 }).apply(new Float32Array(0), 1),
      'activations.length: received 0, expected a multiple of length × dimensions = 8',
    );
  });
});
