import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { sinusoidal } from './sinusoidal.ts';
import { sinusoidal2D } from './sinusoidal-2d.ts';

describe('sinusoidal2D', () => {
  it('encodes the row in the first half and the column in the second', () => {
    const encoding = sinusoidal2D({ dimensions: 8, rows: 3, columns: 5 });
    const axis = sinusoidal({ dimensions: 4, layout: 'halves' });
    expect(encoding.positions).toBe(15);
    expect(encoding.table(1, 13)).toEqual(Float32Array.of(...axis.table(1, 2), ...axis.table(1, 3)));
  });

  it('encodes a class token as zeros, before the grid', () => {
    const plain = sinusoidal2D({ dimensions: 4, rows: 2, columns: 2 });
    const withToken = sinusoidal2D({ dimensions: 4, rows: 2, columns: 2, classToken: true });
    expect(withToken.positions).toBe(5);
    expect(Array.from(withToken.table(5))).toEqual([0, 0, 0, 0, ...plain.table(4)]);
  });

  it('refuses dimensions that do not divide by 4 and positions beyond the grid', () => {
    expectBadOption(
      () => sinusoidal2D({ dimensions: 6, rows: 2, columns: 2 }),
      'dimensions: received 6, expected a multiple of 4',
    );
    expectBadOption(
      () => sinusoidal2D({ dimensions: 4, rows: 2, columns: 2 }).table(5),
      'length: received 5, expected an integer from 1 to 4',
    );
  });
});
