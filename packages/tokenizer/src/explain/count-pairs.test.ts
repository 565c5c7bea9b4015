import { expect, it } from 'vitest';
import { countPairs } from './count-pairs.ts';

it('counts the pairs of the documented example, equally frequent ones in the order in which they come', () => {
  const words = new Map([
    ['low', 5],
    ['lower', 2],
    ['newest', 3],
    ['widest', 1],
  ]);
  const told = countPairs(words).map(({ left, right, count }) => `${left}${right} ${count}`);
  expect(told.slice(0, 8)).toEqual(['lo 7', 'ow 7', 'we 5', 'es 4', 'st 4', 'ne 3', 'ew 3', 'er 2']);
});
