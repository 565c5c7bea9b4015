import { describe, expect, it } from 'vitest';
import { collect } from './__fixtures__/collect.ts';
import { errorOf } from './__fixtures__/expect-error.ts';
import { countWords } from './count-words.ts';
import { encodeCorpus } from './encode-corpus.ts';
import { fromSentences, type Sentences } from './from-sentences.ts';

const cities = [
  ['new york', 'is', 'big'],
  ['so', 'is', 'tokyo'],
];
function* generate(): Generator<string[]> {
  yield* cities;
}
async function* generateLater(): AsyncGenerator<string[]> {
  yield* cities;
}

describe('fromSentences', () => {
  it.each<[string, Sentences | (() => Sentences)]>([
    ['an array', cities],
    ['a set', new Set(cities)],
    ['a function that returns an array', () => cities],
    ['a generator function', generate],
    ['an async generator function', generateLater],
    ['an object that begins anew', { [Symbol.asyncIterator]: generateLater }],
  ])('reads %s any number of times', async (_, source) => {
    const corpus = fromSentences(source);
    expect(await collect(corpus.sentences())).toEqual(cities);
    expect(await collect(corpus.sentences())).toEqual(cities);
  });

  it.each<[string, () => Sentences | (() => Sentences)]>([
    ['a generator', generate],
    ['an async generator', generateLater],
    ['an iterator of an array', () => cities[Symbol.iterator]()],
    [
      'a function that returns the same generator each time',
      () => {
        const generator = generate();
        return () => generator;
      },
    ],
  ])('reads %s once, and refuses a second pass instead of finding nothing', async (_, makeSource) => {
    const corpus = fromSentences(makeSource());
    expect((await encodeCorpus(corpus, { minCount: 1 })).words).toBe(6);
    const error = await errorOf(countWords(corpus));
    expect(error.code).toBe('BAD_OPTION');
    expect(error.message).toContain('can be read once only');
  });

  it('refuses strings in place of sentences', async () => {
    for (const source of [['the cat', 'sat'], 'the cat']) {
      const error = await errorOf(countWords(fromSentences(source as unknown as string[][])));
      expect(error.code).toBe('BAD_OPTION');
      expect(error.message).toMatch(/^a sentence is an array of words, not a string: "t/);
    }
  });

  it('rejects with what the source throws', async () => {
    const corpus = fromSentences(function* () {
      yield ['a'];
      throw new RangeError('broken source');
    });
    await expect(countWords(corpus)).rejects.toThrow(new RangeError('broken source'));
  });
});
