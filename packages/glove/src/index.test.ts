import { expect, test } from 'vitest';
import * as glove from './index.ts';

test('the package exports these names and no others', () => {
  expect(Object.keys(glove).sort()).toEqual([
    'FirthError',
    'countCooccurrences',
    'factorize',
    'ppmi',
    'readCooccurrences',
    'readGloVeCheckpoint',
    'trainGloVe',
    'truncatedSVD',
    'writeCooccurrences',
    'writeGloVeCheckpoint',
  ]);
});
