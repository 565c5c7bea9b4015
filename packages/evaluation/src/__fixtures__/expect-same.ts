import type { WordVectors } from '@firth/core';
import { expect } from 'vitest';
import { evaluateAnalogies } from '../evaluate-analogies.ts';
import { evaluateWordPairs } from '../evaluate-word-pairs.ts';
import { readAnalogies } from '../read-analogies.ts';
import { readWordPairs } from '../read-word-pairs.ts';
import type { GensimAnswer } from './gensim.ts';

/** Expects our correlations of `pairs` to be gensim's: to six digits, which float32 leaves. */
export function expectSameCorrelations(vectors: WordVectors, pairs: string, answer: GensimAnswer): void {
  const { restrictTo, ignoreCase, countUnknown } = answer;
  const unknown = countUnknown ? 'count-as-zero' : 'skip';
  const ours = evaluateWordPairs(vectors, readWordPairs(pairs), { restrictTo, ignoreCase, unknown });
  expect(ours.pearson.coefficient).toBeCloseTo(answer.pearson[0], 6);
  expect(ours.pearson.pValue).toBeCloseTo(answer.pearson[1], 5);
  expect(ours.spearman.coefficient).toBeCloseTo(answer.spearman[0], 6);
  expect(ours.spearman.pValue).toBeCloseTo(answer.spearman[1], 5);
  expect(100 * ours.unknownRatio).toBeCloseTo(answer.unknownPercent, 10);
}

/** Expects our counts of `analogies` to be gensim's, section by section. */
export function expectSameCounts(vectors: WordVectors, analogies: string, answer: GensimAnswer): void {
  const { restrictTo, ignoreCase, countUnknown } = answer;
  const unknown = countUnknown ? 'count-as-wrong' : 'skip';
  const { sections, total } = evaluateAnalogies(vectors, readAnalogies(analogies), { restrictTo, ignoreCase, unknown });
  const counts = [...sections, { name: 'Total accuracy', ...total }];
  expect(counts.map(({ name, correct, incorrect }) => [name, correct, incorrect])).toEqual(answer.sections);
  expect(total.accuracy).toBeCloseTo(answer.score, 12);
}
