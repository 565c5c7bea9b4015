import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { planeVectors } from './__fixtures__/oracle.ts';
import { evaluateExpression } from './evaluate-expression.ts';

const vectors = planeVectors({ good: [2, 1], bad: [-4, 8], flat: [3, 0], huge: [3e38, 0], '7': [5, 6] });

test.each([
  ['good', [2, 1]],
  ['1.5 * good - bad', [7, -6.5]],
  ['good * 1.5', [3, 1.5]],
  ['good / 4', [0.5, 0.25]],
  ['bad × good', [-8, 8]],
  ['bad ÷ good', [-2, 8]],
  ['8 / good', [4, 8]],
  ['- good + bad', [-6, 7]],
  ['(good + bad) * (1 / 2)', [-1, 4.5]],
  ['2 * 3 * good', [12, 6]],
  ['(2 * 3 + 4 / 2) * good', [16, 8]],
  ['7 - good', [3, 5]],
  ['2 * "7"', [10, 12]],
])('%s is %j: magnitude is kept', (expression, expected) => {
  expect(Array.from(evaluateExpression(vectors, expression))).toEqual(expected);
});

test('words count with length 1 where they are to', () => {
  const [x, y] = evaluateExpression(vectors, '2 * flat + bad', { words: 'unit' });
  expect(x).toBeCloseTo(2 - 1 / Math.sqrt(5), 6);
  expect(y).toBeCloseTo(2 / Math.sqrt(5), 6);
});

test('the vectors asked about are left as they are', () => {
  evaluateExpression(vectors, 'good').fill(0);
  expect(vectors.vectorOf('good')).toEqual(Float32Array.of(2, 1));
});

test.each([
  ['good / 0', 'DIVISION_BY_ZERO'],
  ['good / flat', 'DIVISION_BY_ZERO'],
  ['1 / 0 * good', 'DIVISION_BY_ZERO'],
  ['1 / flat', 'DIVISION_BY_ZERO'],
  ['huge * 2', 'NON_FINITE'],
  ['2 * 3', 'BAD_OPTION'],
  ['2 * 3 + good', 'BAD_OPTION'],
  ['good - 2 * 3', 'BAD_OPTION'],
  ['ugly', 'UNKNOWN_WORD'],
])('%s is the error %s', (expression, code) => {
  expect(codeOf(() => evaluateExpression(vectors, expression))).toBe(code);
});
