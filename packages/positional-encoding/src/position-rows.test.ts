import { describe, expect, it } from 'vitest';
import { type PositionRows, positionRows } from './position-rows.ts';

/** Rows of two numbers, the position and its square, and a record of which were made. */
function squares(capacity: number): { rows: PositionRows; made: number[] } {
  const made: number[] = [];
  const rows = positionRows({
    columns: 2,
    capacity,
    precision: 'float64',
    fill(position, data, offset) {
      made.push(position);
      data[offset] = position;
      data[offset + 1] = position * position;
    },
  });
  return { rows, made };
}

function read(rows: PositionRows, start: number, length: number): number[] {
  const from = rows.seek(start, length);
  return Array.from(rows.data.subarray(from, from + 2 * length));
}

describe('rows of positions', () => {
  it('are made once while the run of positions grows at its end', () => {
    const { rows, made } = squares(8);
    expect(read(rows, 0, 2)).toEqual([0, 0, 1, 1]);
    expect(read(rows, 2, 1)).toEqual([2, 4]);
    expect(read(rows, 1, 3)).toEqual([1, 1, 2, 4, 3, 9]);
    expect(made).toEqual([0, 1, 2, 3]);
  });

  it('start anew for a position elsewhere, however far', () => {
    const { rows, made } = squares(4);
    read(rows, 0, 2);
    expect(read(rows, 1_000_000, 1)).toEqual([1_000_000, 1e12]);
    expect(read(rows, 1_000_001, 1)).toEqual([1_000_001, 1_000_001 ** 2]);
    expect(read(rows, 0, 1)).toEqual([0, 0]);
    expect(made).toEqual([0, 1, 1_000_000, 1_000_001, 0]);
  });

  it('never take more memory than the capacity', () => {
    const { rows } = squares(5);
    for (let position = 0; position < 100; position++) {
      expect(read(rows, position, 1)).toEqual([position, position ** 2]);
      expect(rows.data.length).toBeLessThanOrEqual(2 * 5);
    }
  });

  it('are made again after they are cleared', () => {
    const { rows, made } = squares(4);
    read(rows, 0, 2);
    rows.clear();
    read(rows, 1, 1);
    expect(made).toEqual([0, 1, 1]);
  });
});
