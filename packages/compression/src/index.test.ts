import { expect, it } from 'vitest';
import * as compression from './index.ts';

it('exports these names', () => {
  expect(Object.keys(compression).sort()).toEqual([
    'addCode',
    'addQuantized',
    'decodeRow',
    'dotCode',
    'dotQuantized',
    'encodeRows',
    'quantizeMatrix',
    'trainProductQuantizer',
  ]);
});
