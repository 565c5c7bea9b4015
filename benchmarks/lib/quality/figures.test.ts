import { describe, expect, it } from 'vitest';
import { differences } from './figures.ts';

describe('differences', () => {
  it('finds none where all figures agree to so many digits', () => {
    expect(differences({ 'ws353.spearman': 0.61264 }, { 'ws353.spearman': 0.61268 }, 4)).toEqual([]);
  });

  it('names the figures that differ, and those that only one has', () => {
    const ours = { accuracy: 0.2651, unknown: 3, correct: 12 };
    const theirs = { accuracy: 0.2652, unknown: 4, incorrect: 1 };
    expect(differences(ours, theirs, 4)).toEqual(['accuracy', 'unknown', 'correct', 'incorrect']);
    expect(differences(ours, theirs, 3)).toEqual(['unknown', 'correct', 'incorrect']);
  });
});
