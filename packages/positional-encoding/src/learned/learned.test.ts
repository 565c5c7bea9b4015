import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { dot, finiteDifferences, randomFloats } from '../__fixtures__/finite-differences.ts';
import { learned } from './learned.ts';

describe('learned', () => {
  it('adds the row of each position to every sequence', () => {
    const encoding = learned({ positions: 3, dimensions: 2, table: Float32Array.of(1, 2, 3, 4, 5, 6) });
    const activations = new Float32Array(2 * 2 * 2).fill(10);
    encoding.apply(activations, 2, 1);
    expect(Array.from(activations)).toEqual([13, 14, 15, 16, 13, 14, 15, 16]);
  });

  it('uses the table it is given, which may be trained under it', () => {
    const table = new Float32Array(2);
    const encoding = learned({ positions: 1, dimensions: 2, table });
    table[1] = 7;
    expect(encoding.weights).toEqual({ rows: 1, columns: 2, data: Float32Array.of(0, 7) });
    expect(encoding.weights.data).toBe(table);
  });

  it('begins as float32 zeros', () => {
    expect(learned({ positions: 2, dimensions: 2 }).weights.data).toEqual(new Float32Array(4));
  });

  it('has the gradient of finite differences in the rows used, summed over the sequences', () => {
    const encoding = learned({ positions: 5, dimensions: 3, table: randomFloats(15, 1) });
    const input = randomFloats(2 * 2 * 3, 2);
    const lossGradient = randomFloats(input.length, 3);
    const expected = finiteDifferences(() => {
      const output = input.slice();
      encoding.apply(output, 2, 2);
      return dot(output, lossGradient);
    }, encoding.weights.data);
    const { rows, values } = encoding.weightGradient(lossGradient, 2, 2);
    expect(Array.from(rows)).toEqual([2, 3]);
    expect(values).toBeInstanceOf(Float64Array);
    values.forEach((value, i) => void expect(value).toBeCloseTo(expected[2 * 3 + i]!, 12));
    expect(Array.from(expected.subarray(0, 6))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('lets the gradient of the activations through unchanged', () => {
    const gradient = Float32Array.of(1, 2);
    learned({ positions: 1, dimensions: 2 }).backward(gradient, 1);
    expect(Array.from(gradient)).toEqual([1, 2]);
  });

  it('refuses a position beyond its table, and a table of another size', () => {
    const encoding = learned({ positions: 4, dimensions: 2 });
    expectBadOption(
      () => encoding.apply(new Float32Array(10), 5),
      'length: received 5, expected an integer from 1 to 4',
    );
    expectBadOption(
      () => encoding.apply(new Float32Array(4), 2, 3),
      'startPosition: received 3, expected an integer from 0 to 2',
    );
    expectBadOption(
      () => learned({ positions: 4, dimensions: 2, table: new Float32Array(7) }),
      'table.length: received 7, expected positions × dimensions = 8',
    );
    expectBadOption(
      () => learned({ positions: 2 ** 24, dimensions: 4096 }),
      'positions × dimensions: received 68719476736, expected at most 2147483647 entries',
    );
  });
});
