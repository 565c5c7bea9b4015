import { describe, expect, it } from 'vitest';
import { vocabularyLimits } from './vocabulary-limits.ts';

describe('vocabularyLimits', () => {
  it('takes what is stated, and defaults for the rest', () => {
    expect(vocabularyLimits({}, 5)).toEqual({ minCount: 5, maxVocabularySize: Number.POSITIVE_INFINITY });
    expect(vocabularyLimits({ minCount: 0, maxVocabularySize: 10 }, 5)).toEqual({ minCount: 0, maxVocabularySize: 10 });
  });

  it.each([
    [{ minCount: -1 }, 'minCount is -1; it must be a whole number, 0 or more'],
    [{ minCount: 2.5 }, 'minCount is 2.5; it must be a whole number, 0 or more'],
    [{ minCount: Number.NaN }, 'minCount is NaN; it must be a whole number, 0 or more'],
    [{ maxVocabularySize: 0 }, 'maxVocabularySize is 0; it must be a whole number, 1 or more'],
    [{ maxVocabularySize: 1.5 }, 'maxVocabularySize is 1.5; it must be a whole number, 1 or more'],
  ])('refuses %o', (options, message) => {
    expect(() => vocabularyLimits(options, 5)).toThrow(expect.objectContaining({ code: 'BAD_OPTION', message }));
  });
});
