import { expect, test } from 'vitest';
import { dotProduct } from './dot-product.ts';

test('a dot product counts every number once, whatever the length', () => {
  for (let length = 0; length <= 40; length++) {
    const a = Float32Array.from({ length }, (_, i) => i + 1);
    const ones = new Float32Array(length).fill(1);
    expect(dotProduct(a, 0, ones, 0, length)).toBe((length * (length + 1)) / 2);
  }
});

test('a dot product begins where it is told', () => {
  expect(dotProduct(Float32Array.of(9, 9, 1, 2, 3), 2, Float32Array.of(9, 4, 5, 6), 1, 3)).toBe(32);
});

test('products are summed in float64', () => {
  expect(dotProduct(Float32Array.of(2 ** 24, 1, -(2 ** 24)), 0, Float32Array.of(2 ** 24, 1, 2 ** 24), 0, 3)).toBe(1);
});
