import { expect, it } from 'vitest';
import { printedVector } from './printed-vector.ts';

it.each([
  [[0, 1, -2.5, 100], '0 1 -2.5 100 '],
  [[0.098765432, -1.40624, 12345.678, 99999.4], '0.098765 -1.4062 12346 99999 '],
  [[99999.6, 123456, 1e10, -3.4028234e38], '1e+05 1.2346e+05 1e+10 -3.4028e+38 '],
  [[0.0001, 0.00012345678, 0.00001, -1.5e-12], '0.0001 0.00012346 1e-05 -1.5e-12 '],
  [[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], 'nan inf -inf '],
  [[], ''],
])('prints %j as C++ with five digits: "%s"', (numbers, printed) => {
  expect(printedVector(Float32Array.from(numbers))).toBe(printed);
});
