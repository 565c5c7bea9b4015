import type { Warning } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { errorOf } from '../__fixtures__/expect-error.ts';
import { fromSentences } from '../from-sentences.ts';
import { fromText } from '../from-text.ts';
import type { CorpusProgress } from '../read-options.ts';
import { findPhrases } from './find-phrases.ts';
import { joinPhrases } from './join-phrases.ts';
import type { PhraseOptions } from './phrase-options.ts';

/** 39 words: we 5, see 5, new 7, york 7, city 7, the 2, is 4, old 2. */
const text = `${'we see new york city\n'.repeat(5)}${'the city is new\nyork is old\n'.repeat(2)}`;

/** The phrases of each pass. */
async function textsOf(source: string, options: PhraseOptions): Promise<string[][]> {
  const { passes } = await findPhrases(fromText(source), options);
  return passes.map((phrases) => phrases.map((phrase) => phrase.text));
}

describe('findPhrases', () => {
  it("scores pairs by word2phrase.c's formula, the highest score first", async () => {
    const { passes } = await findPhrases(fromText(text), { minCount: 1, threshold: 3 });
    const score = (pair: number, first: number, last: number): number => ((pair - 1) / (first * last)) * 39;
    expect(passes).toEqual([
      [
        { words: ['we', 'see'], text: 'we_see', count: 5, score: score(5, 5, 5) },
        { words: ['is', 'old'], text: 'is_old', count: 2, score: score(2, 4, 2) },
        { words: ['see', 'new'], text: 'see_new', count: 5, score: score(5, 5, 7) },
        { words: ['new', 'york'], text: 'new_york', count: 5, score: score(5, 7, 7) },
        { words: ['york', 'city'], text: 'york_city', count: 5, score: score(5, 7, 7) },
      ],
    ]);
  });

  it('takes pairs above the threshold, not those on it', async () => {
    const highest = ((5 - 1) / (5 * 5)) * 39;
    expect(await textsOf(text, { minCount: 1, threshold: highest })).toEqual([]);
    expect(await textsOf(text, { minCount: 1, threshold: highest - 1e-9 })).toEqual([['we_see']]);
  });

  it('takes the pairs that occur minCount times for npmi', async () => {
    expect(await textsOf(text, { minCount: 5, scoring: 'npmi', threshold: 0.9 })).toEqual([['we_see']]);
    expect(await textsOf(text, { minCount: 6, scoring: 'npmi', threshold: -1 })).toEqual([]);
  });

  it('finds nothing in the second pass that it would not find in the joined text', async () => {
    const corpus = fromText(text);
    const options = { minCount: 1, threshold: 3 };
    const first = await findPhrases(corpus, options);
    const second = await findPhrases(joinPhrases(corpus, first), options);
    expect(second.passes[0]!.map((phrase) => phrase.text)).toContain('we_see_new_york');
    expect(await findPhrases(corpus, { ...options, passes: 2 })).toEqual({
      passes: [...first.passes, ...second.passes],
    });
  });

  it('ends with the last pass that finds something', async () => {
    const passes = await textsOf('a b c d e\n'.repeat(10), { scoring: 'npmi', threshold: 0, passes: 100 });
    expect(passes.at(-1)).toEqual(['a_b_c_d_e']);
    expect(passes.length).toBeLessThan(5);
  });

  it('lets connector words stand inside a phrase, and counts a pair for each way they do', async () => {
    const connectorWords = ['of', 'the'];
    const source = `${'the bank of england\n'.repeat(9)}the bank of the england of\n`;
    const { passes } = await findPhrases(fromText(source), { connectorWords, scoring: 'npmi', threshold: 0.1 });
    // 42 words; "bank" and "england" 10 each.
    const score = Math.log(9 / 42 / ((10 / 42) * (10 / 42))) / -Math.log(9 / 42);
    expect(passes).toEqual([[{ words: ['bank', 'of', 'england'], text: 'bank_of_england', count: 9, score }]]);
  });

  it('joins with the delimiter', async () => {
    expect(await textsOf(text, { minCount: 1, threshold: 6, delimiter: '\u2009·' })).toEqual([['we\u2009·see']]);
  });

  it('takes a word of the text that looks like a phrase for a word', async () => {
    const source = 'new york\n'.repeat(6) + 'new_york\n'.repeat(50);
    const { passes } = await findPhrases(fromText(source), { scoring: 'npmi' });
    expect(passes[0]).toMatchObject([{ text: 'new_york', count: 6 }]);
  });

  it('takes words as words, whatever they are called', async () => {
    expect(await textsOf('__proto__ constructor\n'.repeat(10), { scoring: 'npmi' })).toEqual([
      ['__proto___constructor'],
    ]);
  });

  it('reads the corpus once, whatever the passes: a generator will do', async () => {
    const generate = function* (): Generator<string[]> {
      for (const line of text.trim().split('\n')) yield line.split(' ');
    };
    const options = { minCount: 1, threshold: 3, passes: 2 };
    expect(await findPhrases(fromSentences(generate()), options)).toEqual(await findPhrases(fromText(text), options));
  });

  it('takes a phrase for the word of the text that is spelled alike, once it is joined', async () => {
    const source = `${'new york city\n'.repeat(6)}${'new_york city\n'.repeat(6)}${'a city\n'.repeat(10)}`;
    const { passes } = await findPhrases(fromText(source), { scoring: 'npmi', threshold: 0.52, passes: 2 });
    expect(passes[0]!.map((phrase) => phrase.text)).toEqual(['new_york']);
    expect(passes[1]).toMatchObject([{ text: 'new_york_city', count: 12 }]);
  });

  it('refuses what it cannot use', async () => {
    expect((await errorOf(findPhrases(fromText('\n')))).code).toBe('EMPTY');
    expect((await errorOf(findPhrases(fromText('x'.repeat(70_000))))).code).toBe('LIMIT');
    expect((await errorOf(findPhrases(fromText(text), { passes: 0 }))).code).toBe('BAD_OPTION');
  });

  it('tells how far the reading is', async () => {
    const reports: CorpusProgress[] = [];
    await findPhrases(fromText(text), { passes: 2, onProgress: (progress) => reports.push(progress) });
    expect(reports.at(-1)).toEqual({ fraction: 1, words: 39 });
  });

  it('tells of what is suspicious, and makes an error of it in strict mode', async () => {
    const warnings: Warning[] = [];
    const corpus = fromSentences([...Array(10).fill(['new', 'york']), ['']]);
    await findPhrases(corpus, { scoring: 'npmi', onWarning: (warning) => warnings.push(warning) });
    expect(warnings.map(({ code }) => code)).toEqual(['EMPTY_WORD']);
    expect((await errorOf(findPhrases(corpus, { strict: true }))).code).toBe('EMPTY_WORD');
  });

  it('rejects with the reason of the signal, also when all is read', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(findPhrases(fromText(text), { signal })).rejects.toThrow('enough');

    const controller = new AbortController();
    const onProgress = ({ fraction }: CorpusProgress): void => {
      if (fraction === 1) controller.abort(new Error('enough'));
    };
    await expect(findPhrases(fromText(text), { signal: controller.signal, onProgress })).rejects.toThrow('enough');
  });
});
