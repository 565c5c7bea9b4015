import { expect, test } from 'vitest';
import * as evaluation from './index.ts';

test('the package exports these names and no others', () => {
  expect(Object.keys(evaluation).sort()).toEqual([
    'answerAnalogies',
    'bootstrapInterval',
    'compareAnalogies',
    'compareWordPairs',
    'createReport',
    'evaluateAnalogies',
    'evaluateWordPairs',
    'formatReport',
    'pearson',
    'rankMetrics',
    'readAnalogies',
    'readWordPairs',
    'scoreWordPairs',
    'spearman',
  ]);
});
