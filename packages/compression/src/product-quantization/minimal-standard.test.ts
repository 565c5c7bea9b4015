import { describe, expect, it } from 'vitest';
import { minimalStandard } from './minimal-standard.ts';
import { shuffle } from './shuffle.ts';

describe('minimalStandard', () => {
  it('has the 10,000th number that the C++ standard demands of minstd_rand', () => {
    const random = minimalStandard(1);
    let last = 0;
    for (let n = 0; n < 10_000; n++) last = random.upTo(2 ** 31 - 4);
    expect(last + 1).toBe(399_268_537); // [rand.predef]; numbers begin at 1
  });

  it('draws numbers from 0 up to 1', () => {
    const random = minimalStandard(7);
    const numbers = Array.from({ length: 1000 }, () => random.uniform());
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((a, b) => a + b) / 1000).toBeCloseTo(0.5, 1);
  });
});

describe('shuffle', () => {
  it.each([1, 2, 7, 256, 50_000])('keeps each of %i items once', (length) => {
    const items = Uint32Array.from({ length }, (_, i) => i);
    shuffle(items, minimalStandard(3));
    expect(items.toSorted()).toEqual(Uint32Array.from({ length }, (_, i) => i));
  });
});
