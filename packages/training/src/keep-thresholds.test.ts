import { expect, it } from 'vitest';
import { keepThresholds } from './keep-thresholds.ts';

it('keeps a word with the probability of word2vec.c', () => {
  // ran = (sqrt(cn / (sample * train_words)) + 1) * (sample * train_words) / cn, with 1,000,000 words and sample 1e-3.
  const counts = Float64Array.of(60_000, 4000, 2000, 500, 933_500);
  const kept = keepThresholds(counts, 1e-3);
  const expected = [0.14576616, 0.75, 1, 1, 0.03380072];
  for (const [word, probability] of expected.entries()) expect(kept[word]! / 2 ** 32).toBeCloseTo(probability, 6);
});

it('keeps everything when subsampling is off', () => {
  expect(keepThresholds(Float64Array.of(1e9, 1), 0)).toEqual(Uint32Array.of(0xffffffff, 0xffffffff));
});
