import { describe, expect, it } from 'vitest';
import { createFloats, zerosLike } from './precision.ts';

describe('createFloats', () => {
  it('makes zeros of the precision asked for', () => {
    expect(createFloats('float32', 2)).toEqual(new Float32Array(2));
    expect(createFloats('float64', 2)).toEqual(new Float64Array(2));
    expect(zerosLike(Float64Array.of(1, 2, 3))).toEqual(new Float64Array(3));
  });

  it('says how much does not fit in memory', () => {
    expect(() => createFloats('float64', 2 ** 50)).toThrow(
      expect.objectContaining({
        code: 'OUT_OF_MEMORY',
        message: '1125899906842624 float64 numbers do not fit in memory',
      }),
    );
  });
});
