import { expect, it } from 'vitest';
import { badOption, requireInteger } from './check-option.ts';

it.each([
  [undefined, 'undefined'],
  [null, 'null'],
  [Number.NaN, 'NaN'],
  ['', "''"],
  [[1, 2], '[1, 2]'],
  [{ a: 1 }, 'an object'],
  [true, 'true'],
])('shows %j as %s', (value, shown) => {
  expect(badOption('rank', value, 'a rank')).toMatchObject({
    code: 'BAD_OPTION',
    message: `rank: received ${shown}, expected a rank`,
  });
});

it.each([1, 5, 10])('takes the integer %d from 1 to 10', (value) => {
  expect(() => requireInteger('n', value, 1, 10)).not.toThrow();
});

it.each([0, 11, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '5', undefined])('refuses %s', (value) => {
  expect(() => requireInteger('n', value, 1, 10)).toThrow('expected an integer from 1 to 10');
});
