import { fromText } from '@firth/corpus';
import { expect, it } from 'vitest';
import { lineVectors } from './line-vectors.ts';
import { createClassifier } from './supervised/classifier.ts';
import { trainClassifier } from './supervised/train-classifier.ts';

it('gives a line the vector from which a classifier predicts its labels', async () => {
  const text = fromText('__label__pet the cat sat\n__label__car the engine ran\n'.repeat(20));
  const { model } = await trainClassifier(text, { dimensions: 8, wordNgrams: 2, buckets: 50, deterministic: true });
  const line = ' the engine sat\t__label__pet unseen';
  const [ours, theirs] = [lineVectors(model)(line), createClassifier(model).lineVector(line)];
  for (const [i, value] of theirs.entries()) expect(ours[i]).toBeCloseTo(value, 6);
  expect(lineVectors(model)('the engine sat unseen')).toEqual(ours); // labels are no words
  expect(lineVectors(model)('')).not.toEqual(ours);
});
