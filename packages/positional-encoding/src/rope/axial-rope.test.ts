import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { dot, finiteDifferences, randomFloats } from '../__fixtures__/finite-differences.ts';
import { axialRope } from './axial-rope.ts';
import { rope } from './rope.ts';

describe('axialRope', () => {
  it('is rope where there is one axis', () => {
    expect(axialRope({ headDimensions: 8, shape: [10] }).table(10)).toEqual(rope({ headDimensions: 8 }).table(10));
  });

  it('turns the first pairs by the row and the others by the column', () => {
    const axis = rope({ headDimensions: 4 });
    const [row, column] = [axis.table(1, 2), axis.table(1, 3)];
    const cell = axialRope({ headDimensions: 8, shape: [4, 5] }).table(1, 2 * 5 + 3);
    expect(Array.from(cell)).toEqual([
      ...row.subarray(0, 2),
      ...column.subarray(0, 2),
      ...row.subarray(2),
      ...column.subarray(2),
    ]);
  });

  it.each([[[4, 5]], [[2, 2, 5]]])('gives scores that depend on the distance along each axis only (%j)', (shape) => {
    const encoding = axialRope({ headDimensions: 12, shape, precision: 'float64' });
    const scoreAt = (queryCell: number, keyCell: number): number => {
      const query = randomFloats(12, 1);
      const key = randomFloats(12, 2);
      encoding.apply(query, 1, queryCell);
      encoding.apply(key, 1, keyCell);
      return dot(query, key);
    };
    expect(scoreAt(6, 0)).toBeCloseTo(scoreAt(8, 2), 12);
    expect(Math.abs(scoreAt(6, 0) - scoreAt(7, 0))).toBeGreaterThan(1e-3);
  });

  it('has the gradient of finite differences', () => {
    const encoding = axialRope({ headDimensions: 4, shape: [2, 3], precision: 'float64' });
    const input = randomFloats(6 * 4, 3);
    const lossGradient = randomFloats(6 * 4, 4);
    const expected = finiteDifferences(() => {
      const output = input.slice();
      encoding.apply(output, 6);
      return dot(output, lossGradient);
    }, input);
    encoding.backward(lossGradient, 6);
    lossGradient.forEach((value, i) => void expect(value).toBeCloseTo(expected[i]!, 10));
  });

  it('refuses a grid without axes, cells beyond it, and heads that cannot be shared out', () => {
    expectBadOption(
      () => axialRope({ headDimensions: 4, shape: [] }),
      'shape: received [], expected the extent of each axis',
    );
    expectBadOption(
      () => axialRope({ headDimensions: 4, shape: [2, 0] }),
      'shape[1]: received 0, expected an integer from 1 to 8388608',
    );
    expectBadOption(
      () => axialRope({ headDimensions: 6, shape: [2, 2] }),
      'headDimensions: received 6, expected a multiple of 4',
    );
    expectBadOption(
      () => axialRope({ headDimensions: 4, shape: [2, 2] }).table(1, 4),
      'startPosition: received 4, expected an integer from 0 to 3',
    );
  });
});
