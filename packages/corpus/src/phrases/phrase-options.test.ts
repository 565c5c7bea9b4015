import { FirthError } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { type PhraseOptions, phraseSettings } from './phrase-options.ts';

describe('phraseSettings', () => {
  it('has the defaults of word2phrase.c', () => {
    expect(phraseSettings({})).toEqual({
      scoring: 'original',
      threshold: 100,
      minCount: 5,
      passes: 1,
      delimiter: '_',
      connectorWords: new Set(),
    });
  });

  it('has a threshold for each scoring', () => {
    expect(phraseSettings({ scoring: 'gensim' }).threshold).toBe(10);
    expect(phraseSettings({ scoring: 'npmi' }).threshold).toBe(0.5);
    expect(phraseSettings({ scoring: 'npmi', threshold: -1 }).threshold).toBe(-1);
  });

  it.each<[PhraseOptions, string]>([
    [{ scoring: 'pmi' as 'npmi' }, `scoring is "pmi"; it must be 'original', 'gensim' or 'npmi'`],
    [{ scoring: 'toString' as 'npmi' }, 'scoring is "toString"'],
    [{ minCount: 0 }, 'minCount is 0; it must be a whole number, 1 or more'],
    [{ minCount: 1.5 }, 'minCount is 1.5'],
    [{ passes: 0 }, 'passes is 0; it must be a whole number, 1 or more'],
    [{ passes: Number.POSITIVE_INFINITY }, 'passes is Infinity'],
    [{ threshold: 0 }, 'threshold is 0; it must be a number above 0 for original'],
    [{ threshold: Number.NaN, scoring: 'gensim' }, 'threshold is NaN; it must be a number above 0 for gensim'],
    [{ threshold: 10, scoring: 'npmi' }, 'threshold is 10; it must be a number from -1 to 1 for npmi'],
    [{ threshold: Number.NaN, scoring: 'npmi' }, 'threshold is NaN'],
    [{ delimiter: '' }, 'delimiter is ""; it must be at least one character, and no white space'],
    [{ delimiter: 'a b' }, 'delimiter is "a b"'],
    [{ delimiter: '\v' }, 'delimiter is "\\u000b"'],
  ])('refuses %o', (options, message) => {
    expect(() => phraseSettings(options)).toThrow(FirthError);
    expect(() => phraseSettings(options)).toThrow(message);
    expect(() => phraseSettings(options)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});
