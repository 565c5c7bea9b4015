import type { Corpus } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { collect } from '../__fixtures__/collect.ts';
import { encodeCorpus } from '../encode-corpus.ts';
import { fromBlob } from '../from-blob.ts';
import { fromSentences } from '../from-sentences.ts';
import { fromText } from '../from-text.ts';
import { joinPhrases } from './join-phrases.ts';
import type { Phrases } from './phrases.ts';

const phrases: Phrases = {
  passes: [
    [{ words: ['new', 'york'], text: 'new_york', count: 2, score: 1 }],
    [{ words: ['new_york', 'city'], text: 'new_york_city', count: 1, score: 1 }],
  ],
};
const text = 'we live in new york city\n\n  new  york\tis big\ncity of new york';
const joined = [
  ['we', 'live', 'in', 'new_york_city'],
  ['new_york', 'is', 'big'],
  ['city', 'of', 'new_york'],
];

async function textOf(corpus: Corpus): Promise<string> {
  return Buffer.concat(await collect(corpus.bytes!())).toString();
}

describe('joinPhrases', () => {
  it('joins the phrases of each pass, as often as it is read', async () => {
    const corpus = joinPhrases(fromText(text), phrases);
    expect(await collect(corpus.sentences())).toEqual(joined);
    expect(await collect(corpus.sentences())).toEqual(joined);
  });

  it('gives the same text as bytes where the source has bytes', async () => {
    const corpus = joinPhrases(fromText(text), phrases);
    const lines = joined.map((words) => `${words.join(' ')}\n`).join('');
    expect(await textOf(corpus)).toBe(lines);
    expect(await textOf(corpus)).toBe(lines);
  });

  it('gives the bytes of a long text in pieces', async () => {
    const pieces = await collect(joinPhrases(fromText('new york is é\n'.repeat(20_000)), phrases).bytes!());
    expect(pieces.length).toBeGreaterThan(2);
    expect(Buffer.concat(pieces).toString()).toBe('new_york is é\n'.repeat(20_000));
  });

  it('takes the words of sentences as they are', async () => {
    const corpus = joinPhrases(fromSentences([['new', 'york', 'los angeles']]), phrases);
    expect(corpus.bytes).toBeUndefined();
    expect(await collect(corpus.sentences())).toEqual([['new_york', 'los angeles']]);
  });

  it('is a corpus like any other', async () => {
    const { vocabulary } = await encodeCorpus(joinPhrases(fromText(text), phrases), { minCount: 1 });
    expect(Array.from({ length: vocabulary.size }, (_, id) => vocabulary.tokenOf(id))).toContain('new_york_city');
  });

  it('keeps the name and the length of its source, by which progress is measured', async () => {
    const corpus = joinPhrases(fromBlob(new Blob([text]), { name: 'cities.txt' }), phrases);
    expect(corpus).toMatchObject({ name: 'cities.txt', byteLength: text.length });
    const fractions: (number | undefined)[] = [];
    await encodeCorpus(corpus, { minCount: 1, onProgress: ({ fraction }) => fractions.push(fraction) });
    expect(fractions.at(-1)).toBe(1);
  });

  it('changes nothing without phrases', async () => {
    expect(await textOf(joinPhrases(fromText('to be\nor not\n'), { passes: [] }))).toBe('to be\nor not\n');
  });

  it('reads nothing before it is asked, and hands the signal on', async () => {
    let readings = 0;
    const source = fromSentences(() => {
      readings++;
      return [['new', 'york']];
    });
    const corpus = joinPhrases(source, phrases);
    expect(readings).toBe(0);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(collect(corpus.sentences(signal))).rejects.toThrow('enough');
    await expect(collect(joinPhrases(fromText(text), phrases).bytes!(signal))).rejects.toThrow('enough');
  });
});
