import { expect, it } from 'vitest';
import { trainTokenizer } from '../training/train-tokenizer.ts';
import { evaluateBigramLoss, trainBigramModel } from './kneser-ney.ts';

const text = 'a rose is a rose is a rose. ';
const tokenizer = await trainTokenizer([text], { vocabularySize: 264 });

it('has probabilities that add up to 1 after every token', () => {
  const model = trainBigramModel(tokenizer, [text, 'a bus']);
  for (const previous of [...tokenizer.encodeIds(text), 200, tokenizer.vocabulary.idOf('<|endoftext|>')!]) {
    let sum = 0;
    for (let next = 0; next < tokenizer.vocabulary.size; next++) sum += model.probability(previous, next);
    expect(sum).toBeCloseTo(1, 10);
  }
});

it('is the formula of its documentation, counted by hand', () => {
  // Pairs of "aab": end a, a a, a b. Each is seen once, so D = 1 / (1 + 2 · 0) = 1; preceders: a 2, b 1, so D' = 1 / (1 + 2 · 1) = 1/3.
  const model = trainBigramModel(tokenizer, ['aab']);
  const [a, b, z] = [...'abz'].map((letter) => tokenizer.vocabulary.idOf(letter)!) as [number, number, number];
  const size = tokenizer.vocabulary.size;
  const [, second] = tokenizer.encodeIds('aab');
  expect(second).toBe(a);
  const spread = ((1 / 3) * 2) / size;
  const q = (preceders: number): number => (Math.max(preceders - 1 / 3, 0) + spread) / 3;
  expect(model.probability(a, b)).toBeCloseTo((Math.max(1 - 1, 0) + 1 * 2 * q(1)) / 2, 12);
  expect(model.probability(a, a)).toBeCloseTo(q(2), 12);
  expect(model.probability(a, z)).toBeCloseTo(q(0), 12);
  expect(model.probability(z, a)).toBeCloseTo(q(2), 12);
});

it('gives text like its own a smaller loss', () => {
  const model = trainBigramModel(tokenizer, [text.repeat(3)]);
  const [near, far] = ['is a rose', 'xyz'].map((sample) => evaluateBigramLoss(model, [sample]));
  expect(near!.natsPerByte).toBeLessThan(far!.natsPerByte);
  expect(near!.bytes).toBe(9);
});
