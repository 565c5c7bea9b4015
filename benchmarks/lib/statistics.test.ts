import { describe, expect, it } from 'vitest';
import { mean, median } from './statistics.ts';

describe('median', () => {
  it('is the value in the middle, whatever the order', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([100, 2, 9])).toBe(9);
  });

  it('is the mean of the two in the middle of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('is no number where there are no values', () => {
    expect(median([])).toBeNaN();
  });
});

describe('mean', () => {
  it('is the sum by the number of values', () => {
    expect(mean([1, 2, 6])).toBe(3);
  });
});
