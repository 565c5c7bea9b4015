import type { Vocabulary } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { errorOf } from './__fixtures__/expect-error.ts';
import { countWords } from './count-words.ts';
import { fromSentences } from './from-sentences.ts';
import { fromText } from './from-text.ts';

const text = 'to be or not to be\nthat is the question';

function entries({ size, tokenOf, counts }: Vocabulary): [string | undefined, number | undefined][] {
  return Array.from({ length: size }, (_, id) => [tokenOf(id), counts?.[id]]);
}

describe('countWords', () => {
  it('counts every word, unless told otherwise', async () => {
    const expected = [
      ['to', 2],
      ['be', 2],
      ['or', 1],
      ['not', 1],
      ['that', 1],
      ['is', 1],
      ['the', 1],
      ['question', 1],
    ];
    expect(entries(await countWords(fromText(text)))).toEqual(expected);
    expect(entries(await countWords(fromText(text), { maxVocabularySize: 3 }))).toEqual(expected.slice(0, 3));
    expect(entries(await countWords(fromSentences([text.split(/\s/)]), { minCount: 2 }))).toEqual(expected.slice(0, 2));
  });

  it('counts a vocabulary of one word without a warning', async () => {
    expect((await countWords(fromText('a a'), { strict: true })).counts).toEqual(Float64Array.of(2));
  });

  it('refuses what encodeCorpus refuses', async () => {
    expect((await errorOf(countWords(fromText('\n')))).code).toBe('EMPTY');
    expect((await errorOf(countWords(fromText(text), { minCount: 3 }))).code).toBe('EMPTY_VOCABULARY');
    expect((await errorOf(countWords(fromText(text), { minCount: 0.5 }))).code).toBe('BAD_OPTION');
    expect((await errorOf(countWords(fromText('x'.repeat(70_000))))).code).toBe('LIMIT');
  });

  it('rejects with the reason of the signal', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(countWords(fromText(text), { signal })).rejects.toThrow('enough');
  });
});
