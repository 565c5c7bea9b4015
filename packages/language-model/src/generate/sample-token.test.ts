import { expect, it } from 'vitest';
import { candidatesOf, pickCandidate } from './sample-token.ts';

const logits = Float32Array.of(0, Math.log(4), Math.log(3), Math.log(2));
const probabilities = (options: Parameters<typeof candidatesOf>[1]): Record<number, number> =>
  Object.fromEntries(candidatesOf(logits, options).map(({ id, probability }) => [id, Number(probability.toFixed(3))]));

it('temperature 1 leaves the probabilities of the softmax, the likeliest first', () => {
  expect(probabilities({ temperature: 1 })).toEqual({ 0: 0.1, 1: 0.4, 2: 0.3, 3: 0.2 });
  expect(candidatesOf(logits, { temperature: 1 }).map(({ id }) => id)).toEqual([1, 2, 3, 0]);
});

it('temperature 0.5 squares them', () => {
  expect(probabilities({ temperature: 0.5 })).toEqual({ 0: 0.033, 1: 0.533, 2: 0.3, 3: 0.133 });
});

it('temperature 0 leaves the likeliest', () => {
  expect(probabilities({ temperature: 0 })).toEqual({ 1: 1 });
});

it('topK leaves that many, topP the fewest that have that probability', () => {
  expect(probabilities({ temperature: 1, topK: 2 })).toEqual({ 1: 0.571, 2: 0.429 });
  expect(probabilities({ temperature: 1, topP: 0.41 })).toEqual({ 1: 0.571, 2: 0.429 });
  expect(probabilities({ temperature: 1, topP: 0.01 })).toEqual({ 1: 1 });
});

it('a draw picks by the added-up probabilities', () => {
  const candidates = candidatesOf(logits, { temperature: 1 });
  expect([0, 0.39, 0.41, 0.69, 0.71, 0.91, 0.9999999].map((draw) => pickCandidate(candidates, draw))).toEqual([
    1, 1, 2, 2, 3, 0, 0,
  ]);
});
