import { createGenerator } from '@firth/kernel/random';
import { describe, expect, it } from 'vitest';
import { groupByRow } from './group-by-row.ts';

/** The same by a map. */
function groupsByMap(ids: Uint32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  ids.forEach((id, position) => {
    groups.set(id, [...(groups.get(id) ?? []), position]);
  });
  return new Map([...groups].sort(([a], [b]) => a - b));
}

function asMap({ rows, positions, starts }: ReturnType<typeof groupByRow>): Map<number, number[]> {
  return new Map(Array.from(rows, (row, g) => [row, Array.from(positions.subarray(starts[g]!, starts[g + 1]!))]));
}

describe('groupByRow', () => {
  it.each([1, 2, 2047, 2048, 2 ** 22, 2 ** 22 + 1, 2 ** 31, 2 ** 32 - 1])('groups ids below %i, ascending', (limit) => {
    const { below } = createGenerator(limit);
    for (const length of [1, 2, 50, 500]) {
      const ids = Uint32Array.from({ length }, () => below(limit));
      ids[0] = limit - 1;
      const groups = groupByRow(ids);
      expect([...asMap(groups)]).toEqual([...groupsByMap(ids)]);
    }
  });

  it('leaves out the positions of one id', () => {
    const { rows, positions } = groupByRow(Uint32Array.of(7, 3, 7, 5), 7);
    expect([Array.from(rows), Array.from(positions)]).toEqual([
      [3, 5],
      [1, 3],
    ]);
    expect(groupByRow(Uint32Array.of(7, 7), 7).rows).toHaveLength(0);
  });

  it('makes no groups of no ids', () => {
    expect(groupByRow(new Uint32Array())).toEqual({
      rows: new Uint32Array(),
      positions: new Uint32Array(),
      starts: Uint32Array.of(0),
    });
  });
});
