import { expect, it } from 'vitest';
import { expectError } from '../__fixtures__/expect-error.ts';
import { equalBags } from './equal-bags.ts';

it('cuts ids into bags of the same length, without a copy', () => {
  const ids = Uint32Array.of(5, 6, 7, 8, 9, 1);
  const bags = equalBags(ids, 2);
  expect(bags.ids).toBe(ids);
  expect(Array.from(bags.starts)).toEqual([0, 2, 4, 6]);
});

it('refuses ids that do not fill the bags', () => {
  expectError(
    () => equalBags(new Uint32Array(3), 2),
    'DIMENSION_MISMATCH',
    'ids: received 3 entries, expected a multiple of length = 2',
  );
  expectError(
    () => equalBags(new Uint32Array(3), 0),
    'BAD_OPTION',
    'length: received 0, expected an integer from 1 to 2147483647',
  );
});
