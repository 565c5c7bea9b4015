import { describe, expect, it } from 'vitest';
import { expectBadOption } from './__fixtures__/expect-error.ts';
import { loraSaving } from './lora-saving.ts';

describe('loraSaving', () => {
  it('trains rank × (rows + columns) of each matrix', () => {
    expect(loraSaving([{ rows: 32_000, columns: 4096 }], 8)).toEqual({
      full: 131_072_000,
      trained: 8 * 36_096,
      share: (8 * 36_096) / 131_072_000,
      saved: 131_072_000 - 8 * 36_096,
    });
  });

  it('trains 18.9 million of GPT-3, as the paper does with rank 4 in the queries and values of 96 layers', () => {
    const { trained } = loraSaving([{ rows: 12_288, columns: 12_288, count: 2 * 96 }], 4);
    expect(trained).toBe(18_874_368);
  });

  it('adds up different matrices, and says so where nothing is saved', () => {
    const { trained, full, saved } = loraSaving(
      [
        { rows: 2, columns: 2 },
        { rows: 2, columns: 3 },
      ],
      2,
    );
    expect([trained, full, saved]).toEqual([18, 10, -8]);
  });

  it('refuses no matrix, and a rank above a side', () => {
    expectBadOption(() => loraSaving([], 1), 'matrices: received [], expected at least one matrix');
    expectBadOption(
      () => loraSaving([{ rows: 8, columns: 3 }], 4),
      'rank: received 4, expected at most 3, the smaller side of matrices[0]',
    );
    expectBadOption(
      () => loraSaving([{ rows: 0, columns: 3 }], 1),
      'matrices[0].rows: received 0, expected an integer from 1 up',
    );
  });
});
