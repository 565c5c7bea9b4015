import { expect, it } from 'vitest';
import * as compression from './index.ts';

it('exports these names', () => {
  expect(Object.keys(compression).sort()).toEqual([
    'addCode',
    'addQuantized',
    'decodeRow',
    'distillTable',
    'dotCode',
    'dotQuantized',
    'encodeRows',
    'expandTable',
    'neighborOverlap',
    'pruneMagnitudes',
    'pruneVocabulary',
    'quantizeMatrix',
    'toBinary',
    'toFloat16',
    'toInt4',
    'toInt8',
    'toProductCodes',
    'toUint8',
    'trainProductQuantizer',
    'truncateDimensions',
  ]);
});
