import { describe, expect, it } from 'vitest';
import { sameAnswers } from './same-answers.ts';
import type { Answer } from './task.ts';

const answers: readonly (readonly Answer[])[] = [
  [
    ['queen', 0.78],
    ['prince', 0.73],
    ['throne', 0.7],
  ],
];
const withSimilarities = (...list: readonly Answer[]): readonly (readonly Answer[])[] => [list];

describe('sameAnswers', () => {
  it('lets similarities differ by what float32 rounds off', () => {
    const rounded = withSimilarities(['queen', 0.7800001], ['prince', 0.73], ['throne', 0.6999999]);
    expect(sameAnswers(answers, rounded)).toBe(true);
  });

  it('lets words change places, or the last be another, only where they are as near', () => {
    const close = withSimilarities(['queen', 0.78], ['prince', 0.7300001], ['throne', 0.73]);
    const swapped = withSimilarities(['queen', 0.78], ['throne', 0.7300001], ['prince', 0.73]);
    expect(sameAnswers(close, swapped)).toBe(true);
    const other = withSimilarities(['queen', 0.78], ['prince', 0.73], ['crown', 0.7000001]);
    expect(sameAnswers(answers, other)).toBe(true);
  });

  it('finds a neighbor that is missing, in the wrong place, or of another similarity', () => {
    expect(sameAnswers(answers, withSimilarities(['queen', 0.78], ['prince', 0.73]))).toBe(false);
    expect(sameAnswers(answers, withSimilarities(['prince', 0.78], ['queen', 0.73], ['throne', 0.7]))).toBe(false);
    expect(sameAnswers(answers, withSimilarities(['queen', 0.78], ['prince', 0.731], ['throne', 0.7]))).toBe(false);
    expect(sameAnswers(answers, withSimilarities(['king', 0.78], ['prince', 0.73], ['throne', 0.7]))).toBe(false);
    expect(sameAnswers(answers, [])).toBe(false);
  });
});
