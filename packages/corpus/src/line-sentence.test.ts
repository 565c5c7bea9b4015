import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { spell } from './__fixtures__/spell.ts';
import { encodeCorpus } from './encode-corpus.ts';
import { fromFile } from './from-file.ts';
import { fromText } from './from-text.ts';

interface Oracle {
  readonly vocabularies: readonly {
    readonly minCount: number;
    readonly words: number;
    readonly counts: Record<string, number>;
    readonly sentences: readonly (readonly string[])[];
  }[];
  readonly longLengths: readonly number[];
}

const fixture = (name: string) => new URL(`./__fixtures__/${name}`, import.meta.url);
const oracle: Oracle = JSON.parse(readFileSync(fixture('line-sentence.json'), 'utf8'));

describe("gensim's LineSentence and build_vocab", () => {
  it.each(oracle.vocabularies)(
    'find the same counts and sentences at a minimal count of $minCount',
    async (expected) => {
      const encoded = await encodeCorpus(fromFile(fixture('line-sentence.txt')), { minCount: expected.minCount });
      const { vocabulary, words, tokens } = encoded;
      const counts = new Map(Object.entries(expected.counts));
      expect(words).toBe(expected.words);
      expect(vocabulary.size).toBe(counts.size);
      for (const [word, count] of counts)
        expect([word, vocabulary.counts![vocabulary.idOf(word)!]]).toEqual([word, count]);
      expect(tokens).toBe([...counts.values()].reduce((sum, count) => sum + count));
      expect(await spell(encoded)).toEqual(expected.sentences);
    },
  );

  it('cut a long line at the same places', async () => {
    const { tokenBatches } = await encodeCorpus(fromText(`${'a '.repeat(25_000)}\nb b\n`), { minCount: 1 });
    const lengths = tokenBatches.flatMap(({ starts }) => Array.from(starts.subarray(1), (end, s) => end - starts[s]!));
    expect(lengths).toEqual(oracle.longLengths);
  });
});
