import { expect, it } from 'vitest';
import { expectClose } from '../__fixtures__/expect-close.ts';
import { expectError } from '../__fixtures__/expect-error.ts';
import { torchCases } from '../__fixtures__/torch-cases.ts';
import { clipByValue } from './clip-by-value.ts';

it('bounds every number as torch does', () => {
  const { gradients, cases } = torchCases.clips;
  const golden = cases.find(({ limit }) => limit)!;
  const dense = gradients.map((values) => Float32Array.from(values));
  clipByValue(dense, golden.limit!);
  dense.forEach((values, i) => void expectClose(values, golden.after[i]));
});

it('bounds the values of a sparse gradient', () => {
  const gradient = { rows: Uint32Array.of(4), values: Float32Array.of(-3, 0.5) };
  clipByValue([gradient], 1);
  expect(Array.from(gradient.values)).toEqual([-1, 0.5]);
});

it('names a limit out of range', () => {
  expectError(() => clipByValue([], -1), 'BAD_OPTION', 'limit: received -1, expected a finite number above 0');
});
