import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { dot, finiteDifferences, randomFloats } from '../__fixtures__/finite-differences.ts';
import { axialEmbedding } from './axial-embedding.ts';

describe('axialEmbedding', () => {
  it('concatenates what each axis contributes', () => {
    const tables = [Float32Array.of(1, 2), Float32Array.of(10, 11, 20, 21, 30, 31)];
    const encoding = axialEmbedding({ shape: [2, 3], dimensions: [1, 2], tables });
    expect([encoding.dimensions, encoding.positions]).toEqual([3, 6]);
    const activations = new Float32Array(2 * 3);
    encoding.apply(activations, 2, 2);
    expect(Array.from(activations)).toEqual([1, 30, 31, 2, 10, 11]);
  });

  it('adds up what each axis contributes where there is one number of dimensions', () => {
    const tables = [Float32Array.of(1, 2), Float32Array.of(10, 20, 30)];
    const activations = new Float32Array(6);
    axialEmbedding({ shape: [2, 3], dimensions: 1, tables }).apply(activations, 6);
    expect(Array.from(activations)).toEqual([11, 21, 31, 12, 22, 32]);
  });

  it.each([[[2, 3]], [4]])('has the gradient of finite differences in each axis (dimensions %j)', (dimensions) => {
    const shape = [2, 3];
    const widths = typeof dimensions === 'number' ? [dimensions, dimensions] : dimensions;
    const tables = shape.map((extent, axis) => randomFloats(extent * widths[axis]!, axis));
    const encoding = axialEmbedding({ shape, dimensions, tables });
    const length = 2;
    const input = randomFloats(2 * length * encoding.dimensions, 5);
    const lossGradient = randomFloats(input.length, 6);
    const gradients = encoding.weightGradient(lossGradient, length, 2);
    expect(gradients.map(({ rows }) => Array.from(rows))).toEqual([
      [0, 1],
      [0, 2],
    ]);
    gradients.forEach(({ rows, values }, axis) => {
      const expected = finiteDifferences(() => {
        const output = input.slice();
        encoding.apply(output, length, 2);
        return dot(output, lossGradient);
      }, tables[axis]!);
      const width = widths[axis]!;
      rows.forEach((row, i) => {
        for (let k = 0; k < width; k++) expect(values[i * width + k]).toBeCloseTo(expected[row * width + k]!, 12);
      });
    });
  });

  it('refuses tables and dimensions that are not one an axis', () => {
    expectBadOption(
      () => axialEmbedding({ shape: [2, 3], dimensions: [1] }),
      'dimensions.length: received 1, expected shape.length = 2',
    );
    expectBadOption(
      () => axialEmbedding({ shape: [2, 3], dimensions: 1, tables: [new Float32Array(2)] }),
      'tables.length: received 1, expected shape.length = 2',
    );
    expectBadOption(
      () => axialEmbedding({ shape: [2, 3], dimensions: 1, tables: [new Float32Array(2), new Float32Array(2)] }),
      'tables[1].length: received 2, expected shape × dimensions = 3',
    );
    expectBadOption(
      () => axialEmbedding({ shape: [2], dimensions: 'wide' as unknown as number }),
      "dimensions: received 'wide', expected a number, or one for each axis",
    );
  });
});
