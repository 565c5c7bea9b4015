import { expect, test } from 'vitest';
import * as evaluation from './index.ts';

test('the package exports these names and no others', () => {
  expect(Object.keys(evaluation)).toEqual([
    'evaluateAnalogies',
    'evaluateWordPairs',
    'pearson',
    'readAnalogies',
    'readWordPairs',
    'spearman',
  ]);
});
