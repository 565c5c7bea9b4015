import { expect, it } from 'vitest';
import { formatNumber, formatTable, parseIds, parseTable } from './table-text.ts';

it('a table in the address comes back as it was', () => {
  const table = parseTable('0.1,-2;3,1e-7')!;
  expect([table.rows, table.columns]).toEqual([2, 2]);
  expect(table.data).toEqual(Float32Array.of(0.1, -2, 3, 1e-7));
  expect(formatTable(table)).toBe('0.1,-2;3,1e-7');
});

it('what is no table is refused, and so are numbers that float32 has not', () => {
  for (const text of ['', '1,2;3', 'a', '1,,2', '1e39', '1,2,3,4,5,6,7', Array(13).fill('1').join(';')])
    expect(parseTable(text), text).toBeUndefined();
});

it('zero has no sign', () => {
  expect(Object.is(parseTable('-0')!.data[0], 0)).toBe(true);
});

it('a number takes as few digits as give it back', () => {
  expect([0.1, 1 / 3, 2 ** 24].map((value) => formatNumber(Math.fround(value)))).toEqual([
    '0.1',
    '0.33333334',
    '16777216',
  ]);
});

it('ids are parted by blanks or commas, and what is none is named', () => {
  expect([...parseIds(' 2, 0 2')]).toEqual([2, 0, 2]);
  expect(() => parseIds('2 -1')).toThrow('“-1” is no id');
  expect(() => parseIds(' ')).toThrow('no ids');
  expect(() => parseIds('1 '.repeat(13))).toThrow('13 ids: here are 12 at most');
});
