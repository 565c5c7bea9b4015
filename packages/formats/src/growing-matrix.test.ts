import { describe, expect, it, vi } from 'vitest';
import { createGrowingMatrix } from './growing-matrix.ts';

describe('createGrowingMatrix', () => {
  it('has room for all rows at once where the promise is proven', () => {
    const matrix = createGrowingMatrix(300, 10_000, true, {});
    expect(matrix.room).toBe(10_000);
    expect(matrix.data.length).toBe(3_000_000);
  });

  it('begins small where it is not, and reaches the promise exactly, in sixteenths', () => {
    const matrix = createGrowingMatrix(300, 1_000_000, false, {});
    const rooms = [matrix.room];
    expect(matrix.data.byteLength).toBeLessThanOrEqual(2 ** 20);
    while (matrix.room < 60_000) {
      matrix.reserve(matrix.room + 1);
      rooms.push(matrix.room);
    }
    expect(rooms).toEqual([245, 3_920, 62_720]);
    expect(createGrowingMatrix(1, 4, false, {}).room).toBe(4);
  });

  it('keeps what was written when it grows', () => {
    const matrix = createGrowingMatrix(2, 500_000, false, {});
    matrix.data.set([1, 2, 3, 4]);
    const before = matrix.data;
    matrix.reserve(500_000);
    expect(matrix.data).not.toBe(before);
    expect(matrix.room).toBe(500_000);
    expect([...matrix.data.subarray(0, 6)]).toEqual([1, 2, 3, 4, 0, 0]);
  });

  it('asks for no more than a container allows', () => {
    vi.spyOn(process, 'constrainedMemory').mockReturnValue(1_000_000);
    expect(() => createGrowingMatrix(300, 1_000, true, {})).toThrow(
      'the vectors take 1200000 bytes, and the process gets 1000000 at most',
    );
    expect(createGrowingMatrix(300, 500, true, {}).room).toBe(500);
    vi.restoreAllMocks();
  });

  it('says how much memory was asked for in vain', () => {
    expect(() => createGrowingMatrix(65_536, 2 ** 31, true, { file: 'a.bin' })).toThrow(
      'a.bin: the vectors take 562949953421312 bytes, which were refused',
    );
  });
});
