import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { pearson } from './pearson.ts';
import { spearman } from './spearman.ts';

interface Case {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly pearson: readonly [number, number | null];
  readonly spearman: readonly [number, number | null];
}

/** scipy's correlations, made by evaluate.py. */
const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('__fixtures__/correlations.json', import.meta.url), 'utf8'),
);

/** As close as a relative error of 1e-9, for p-values of any magnitude. */
function expectNear(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected) + 1e-300);
}

test.each(cases.map((one) => ({ n: one.x.length, ...one })))('the correlations of $n points are scipy’s', (one) => {
  const line = pearson(one.x, one.y);
  expect(line.coefficient).toBeCloseTo(one.pearson[0], 12);
  expectNear(line.pValue, one.pearson[1] ?? 1);
  const order = spearman(one.x, one.y);
  expect(order.coefficient).toBeCloseTo(one.spearman[0], 12);
  expectNear(order.pValue, one.spearman[1] ?? 1);
});

test('equal numbers share their mean rank', () => {
  // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
  expect(spearman([1, 5, 5, 9], [1, 2, 3, 4]).coefficient).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 15);
});

test('only the order counts for Spearman’s', () => {
  expect(spearman([1, 2, 3], [0, 1, Infinity]).coefficient).toBe(1);
  expect(spearman([3, 2, 1], [1, 10, 100])).toEqual({ coefficient: -1, pValue: 0 });
});

test('numbers near the ends of float64 correlate like others', () => {
  expect(pearson([1e150, 2e150, 3e150], [1e-150, 2e-150, 3e-150]).coefficient).toBeCloseTo(1, 14);
});

test.each([
  ['different lengths', [1, 2, 3], [1, 2], 'BAD_OPTION'],
  ['one point', [1], [1], 'BAD_OPTION'],
  ['numbers that are all the same', [1, 2, 3], [0.1, 0.1, 0.1], 'BAD_OPTION'],
  ['NaN', [1, 2, 3], [4, Number.NaN, 5], 'NON_FINITE'],
])('%s are refused', (_, x, y, code) => {
  expect(codeOf(() => pearson(x, y))).toBe(code);
  expect(codeOf(() => spearman(x, y))).toBe(code);
});
