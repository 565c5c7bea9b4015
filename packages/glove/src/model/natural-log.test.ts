import { expect, it } from 'vitest';
import { naturalLog } from './natural-log.ts';

it('agrees with Math.log', () => {
  for (let x = 1e-9; x < 1e15; x *= 1.37) {
    expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThan(1e-15 * Math.max(1, Math.abs(Math.log(x))));
  }
  expect([naturalLog(1), naturalLog(2)]).toEqual([0, Math.LN2]);
});
