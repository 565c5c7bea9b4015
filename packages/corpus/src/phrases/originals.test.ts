import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collect } from '../__fixtures__/collect.ts';
import { fromFile } from '../from-file.ts';
import { fromSentences } from '../from-sentences.ts';
import { englishConnectorWords } from './english-connector-words.ts';
import { findPhrases } from './find-phrases.ts';
import { joinPhrases } from './join-phrases.ts';
import type { Phrases } from './phrases.ts';

interface Joined {
  /** Words of the joined text, and those of them that are phrases, in its order. */
  readonly words: number;
  readonly joined: string;
}

interface Oracle {
  readonly gensim: readonly (Joined & {
    readonly scoring: 'gensim' | 'npmi';
    readonly threshold: number;
    readonly minCount: number;
    readonly connectorWords: readonly string[];
    readonly passes: readonly (readonly { text: string; count: number; score: number }[])[];
  })[];
  readonly word2phrase: readonly (Joined & { readonly threshold: number; readonly minCount: number })[];
}

const fixture = (name: string) => new URL(`./__fixtures__/${name}`, import.meta.url);
const oracle: Oracle = JSON.parse(readFileSync(fixture('phrases.json'), 'utf8'));

async function joinedWords(corpus: Parameters<typeof joinPhrases>[0], phrases: Phrases): Promise<Joined> {
  const words = (await collect(joinPhrases(corpus, phrases).sentences())).flat();
  return { words: words.length, joined: words.filter((word) => word.includes('_')).join(' ') };
}

describe("gensim's Phrases", () => {
  const corpus = fromFile(fixture('phrases.txt'));

  it.each(oracle.gensim)(
    'find the same phrases in two passes and join them at the same places: $scoring, $threshold, $minCount, $connectorWords.length connectors',
    async ({ passes, words, joined, ...options }) => {
      const found = await findPhrases(corpus, { ...options, passes: 2 });
      for (const [pass, expected] of passes.entries()) {
        const phrases = found.passes[pass]!.toSorted((a, b) => (a.text < b.text ? -1 : 1));
        expect(phrases.map(({ text, count }) => [text, count])).toEqual(
          expected.map(({ text, count }) => [text, count]),
        );
        for (const [i, { score }] of expected.entries()) expect(phrases[i]!.score / score).toBeCloseTo(1, 12);
      }
      expect(await joinedWords(corpus, found)).toEqual({ words, joined });
    },
  );

  it('have the same English connector words', () => {
    expect([...englishConnectorWords].sort()).toEqual(oracle.gensim[1]!.connectorWords);
  });
});

describe('word2phrase.c', () => {
  it.each(oracle.word2phrase)(
    'joins the same words: threshold $threshold, minimal count $minCount',
    async ({ threshold, minCount, words, joined }) => {
      const line = readFileSync(fixture('phrases.txt'), 'utf8').trim().split(/\s/);
      const corpus = fromSentences([line]);
      const found = await findPhrases(corpus, { threshold, minCount });
      expect(await joinedWords(corpus, found)).toEqual({ words, joined });
    },
  );
});
