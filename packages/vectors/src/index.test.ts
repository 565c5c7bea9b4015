import { expect, test } from 'vitest';
import * as vectors from './index.ts';

test('the package exports these names and no others', () => {
  expect(Object.keys(vectors)).toEqual([
    'analogy',
    'createWordVectors',
    'distance',
    'doesntMatch',
    'mostSimilar',
    'mostSimilarBatch',
    'similarity',
  ]);
});
