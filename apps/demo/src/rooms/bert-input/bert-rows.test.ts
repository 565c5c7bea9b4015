import { expect, it } from 'vitest';
import { rowOf, rowsOf, untrainedInput } from './bert-rows.ts';

const input = untrainedInput(10, 1);
const encoding = { ids: Uint32Array.of(2, 5, 2), typeIds: Uint8Array.of(0, 0, 1) } as Parameters<typeof rowsOf>[1];

it('the sum of the three parts, normalized, is what the layer returns', () => {
  const { sum, output } = rowsOf(input, encoding);
  const normalized = input.norm.forward(Float32Array.from(sum.data as Float32Array));
  for (const [i, value] of normalized.entries()) expect(output.data[i]).toBeCloseTo(value, 4);
});

it('one word at two places has one vector, and two inputs', () => {
  const { words, output } = rowsOf(input, encoding);
  expect(rowOf(words, 0)).toEqual(rowOf(words, 2));
  expect(rowOf(output, 0)).not.toEqual(rowOf(output, 2));
});

it('the same seed draws the same numbers', () => {
  expect(untrainedInput(10, 1).tokens.weights.data).toEqual(input.tokens.weights.data);
  expect(untrainedInput(10, 2).tokens.weights.data).not.toEqual(input.tokens.weights.data);
});
