import { expect, test } from 'vitest';
import { incompleteBeta } from './incomplete-beta.ts';

test.each([
  // Closed forms: I(x; 1, b) = 1 − (1 − x)^b, I(x; a, 1) = x^a, I(x; ½, ½) = (2/π) asin √x.
  [0.3, 1, 4, 1 - 0.7 ** 4],
  [0.9, 1, 0.5, 1 - Math.sqrt(0.1)],
  [0.2, 3, 1, 0.008],
  [0.001, 200, 1, 0],
  [0.5, 0.5, 0.5, 0.5],
  [0.1, 0.5, 0.5, (2 / Math.PI) * Math.asin(Math.sqrt(0.1))],
  [0, 2, 3, 0],
  [1, 2, 3, 1],
])('I(%d; %d, %d) is %d', (x, a, b, expected) => {
  expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 13);
});

test('what one side holds the other lacks', () => {
  for (const [x, a, b] of [
    [0.3, 2.5, 7],
    [0.62, 40, 25],
    [0.01, 0.5, 176],
  ] as const) {
    expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 13);
  }
});
