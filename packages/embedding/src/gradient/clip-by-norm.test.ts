import { describe, expect, it } from 'vitest';
import { expectClose } from '../__fixtures__/expect-close.ts';
import { expectError } from '../__fixtures__/expect-error.ts';
import { torchCases } from '../__fixtures__/torch-cases.ts';
import { clipByNorm } from './clip-by-norm.ts';

const { gradients, cases } = torchCases.clips;

describe('clipByNorm', () => {
  it.each(cases.filter(({ maxNorm }) => maxNorm))('shortens as torch does: $maxNorm, norm $normType', (golden) => {
    const dense = gradients.map((values) => Float32Array.from(values));
    const total = clipByNorm(dense, golden.maxNorm!, { normType: Number(golden.normType) });
    expectClose([total], [golden.total]);
    dense.forEach((values, i) => void expectClose(values, golden.after[i]));
  });

  it('counts sparse and dense gradients together', () => {
    const sparse = { rows: Uint32Array.of(4), values: Float32Array.of(3, 0) };
    const dense = Float32Array.of(0, 4);
    expect(clipByNorm([sparse, dense], 0.5)).toBe(5);
    expectClose([...sparse.values, ...dense], [0.3, 0, 0, 0.4]);
  });

  it('refuses gradients that are not finite, and leaves them', () => {
    const gradient = Float32Array.of(1, Number.NaN);
    expectError(() => clipByNorm([gradient], 1), 'NON_FINITE', 'the norm of the gradients is NaN');
    expect(gradient[0]).toBe(1);
    expectError(
      () => clipByNorm([Float32Array.of(Number.NEGATIVE_INFINITY)], 1, { normType: Number.POSITIVE_INFINITY }),
      'NON_FINITE',
      'the norm of the gradients is Infinity',
    );
  });

  it('names a bound or a norm out of range', () => {
    expectError(() => clipByNorm([], 0), 'BAD_OPTION', 'maxNorm: received 0, expected a finite number above 0');
    expectError(
      () => clipByNorm([], 1, { normType: 0 }),
      'BAD_OPTION',
      'normType: received 0, expected a number above 0, or Infinity',
    );
  });
});
