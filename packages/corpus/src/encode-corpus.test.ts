import type { Corpus, Warning } from '@firth/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from './__fixtures__/collect.ts';
import { errorOf } from './__fixtures__/expect-error.ts';
import { spell } from './__fixtures__/spell.ts';
import { batchTokens } from './cut-batches.ts';
import { encodeCorpus } from './encode-corpus.ts';
import { fromBlob } from './from-blob.ts';
import { fromSentences } from './from-sentences.ts';
import { fromText } from './from-text.ts';
import type { CorpusProgress } from './read-options.ts';

const cats = 'the cat saw the dog\n\nthe dog ran\nfar away\n';

/** A text of 300,000 words in sentences of 1 to 40. */
function longText(): string {
  const lines: string[] = [];
  for (let i = 0, words = 0; words < 300_000; i++) {
    const length = 1 + ((i * 17) % 40);
    lines.push(Array.from({ length }, (_, j) => `w${(i * j) % 5000}`).join(' '));
    words += length;
  }
  return lines.join('\n');
}

describe('encodeCorpus', () => {
  it.each([
    ['a path', 'text.txt', '"text.txt"'],
    ['lists of words', [['the', 'cat']], 'an array'],
    ['nothing', undefined, 'undefined'],
  ])('refuses %s in the place of a corpus', async (_, given, shown) => {
    const message = `the text is ${shown}; it should be a corpus, as fromText, fromFile and fromSentences return`;
    expect(await errorOf(encodeCorpus(given as never))).toMatchObject({ code: 'BAD_OPTION', message });
  });

  it('returns the vocabulary and the text as its ids', async () => {
    const { vocabulary, words, tokens, sentences, tokenBatches } = await encodeCorpus(fromText(cats), { minCount: 2 });
    expect([vocabulary.tokenOf(0), vocabulary.tokenOf(1), vocabulary.size]).toEqual(['the', 'dog', 2]);
    expect([...vocabulary.counts!]).toEqual([3, 2]);
    expect({ words, tokens, sentences }).toEqual({ words: 10, tokens: 5, sentences: 2 });
    expect(tokenBatches.map(({ ids, starts }) => [[...ids], [...starts]])).toEqual([
      [
        [0, 0, 1, 0, 1],
        [0, 3, 5],
      ],
    ]);
  });

  it('keeps words that occur five times, unless minCount is given', async () => {
    const { vocabulary } = await encodeCorpus(fromText(`${'a '.repeat(5)}${'b '.repeat(4)}${'c '.repeat(6)}`));
    expect([vocabulary.tokenOf(0), vocabulary.tokenOf(1), vocabulary.size]).toEqual(['c', 'a', 2]);
  });

  it('keeps the most frequent words only, where maxVocabularySize is given', async () => {
    const encoded = await encodeCorpus(fromText(cats), { minCount: 1, maxVocabularySize: 3 });
    expect(await spell(encoded)).toEqual([
      ['the', 'cat', 'the', 'dog'],
      ['the', 'dog'],
    ]);
  });

  it('spells the same sentences for the same words, given as a text or as sentences', async () => {
    const word = fc.constantFrom('a', 'b', 'c', 'é', '😀', 'a-long-word-of-27-characters');
    const text = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 3 }), async (sentences, minCount) => {
        const counts = new Map<string, number>();
        for (const each of sentences.flat()) counts.set(each, (counts.get(each) ?? 0) + 1);
        fc.pre([...counts.values()].some((count) => count >= minCount));
        const kept = sentences
          .map((sentence) => sentence.filter((each) => counts.get(each)! >= minCount))
          .filter((sentence) => sentence.length > 0);

        const fromWords = await encodeCorpus(fromSentences(sentences), { minCount });
        const fromBytes = await encodeCorpus(fromText(sentences.map((s) => s.join(' ')).join('\n')), { minCount });
        expect(await spell(fromWords)).toEqual(kept);
        expect(await spell(fromBytes)).toEqual(kept);
        expect(fromBytes.vocabulary.counts).toEqual(fromWords.vocabulary.counts);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('cuts a long text into batches of whole sentences that are what `sentences` yields', async () => {
    const corpus = fromText(longText());
    const encoded = await encodeCorpus(corpus, { minCount: 1 });
    expect(await spell(encoded)).toEqual(await collect(corpus.sentences()));
    const sizes = encoded.tokenBatches.map(({ ids }) => ids.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(batchTokens);
    expect(encoded.words / sizes.length).toBeGreaterThan(0.9 * batchTokens);
    expect(encoded.tokens).toBe(encoded.words);
    expect(encoded.sentences).toBe((await spell(encoded)).length);
  });

  it('keeps ids and starts in memory that threads can share', async () => {
    const { tokenBatches } = await encodeCorpus(fromText(cats), { minCount: 1 });
    for (const { ids, starts } of tokenBatches) {
      expect(ids.buffer).toBeInstanceOf(SharedArrayBuffer);
      expect(starts.buffer).toBeInstanceOf(SharedArrayBuffer);
    }
  });

  it('cuts a sentence of more than 10,000 words, and continues it in the next batch', async () => {
    const { tokenBatches } = await encodeCorpus(fromText('a b '.repeat(12_500)));
    expect(tokenBatches.map(({ starts }) => [...starts])).toEqual([
      [0, 10_000],
      [0, 10_000],
      [0, 5000],
    ]);
  });

  it('is a token stream that begins anew, and that a signal stops', async () => {
    const encoded = await encodeCorpus(fromText(longText()), { minCount: 1 });
    expect(await collect(encoded.batches())).toEqual(encoded.tokenBatches);
    const controller = new AbortController();
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const batch of encoded.batches(controller.signal))
        if (seen.push(batch) === 3) controller.abort(new Error('enough'));
    })();
    await expect(reading).rejects.toThrow('enough');
    expect(seen.length).toBe(3);
  });

  it('treats the words of Object.prototype as words', async () => {
    const hostile = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
    const { vocabulary } = await encodeCorpus(fromText(hostile.join(' ')), { minCount: 1 });
    expect(hostile.map((word) => vocabulary.idOf(word))).toEqual([0, 1, 2, 3, 4]);
    expect(vocabulary.idOf('isPrototypeOf')).toBeUndefined();
  });

  it('refuses a text without a word', async () => {
    for (const corpus of [
      fromText(''),
      fromText(' \n\t\n'),
      fromBlob(new Blob([])),
      fromSentences([]),
      fromSentences([[]]),
    ]) {
      expect((await errorOf(encodeCorpus(corpus))).code).toBe('EMPTY');
    }
  });

  it('refuses a text whose words are all too rare, and says how rare', async () => {
    const error = await errorOf(encodeCorpus(fromText(cats)));
    expect(error.code).toBe('EMPTY_VOCABULARY');
    expect(error.message).toBe(
      'none of the 7 different words occurs 5 times (minCount); the most frequent, "the", occurs 3 times',
    );
  });

  it('warns of a vocabulary of one word, and refuses it in strict mode', async () => {
    const warnings: Warning[] = [];
    const corpus = fromText('cat cat');
    const options = { minCount: 1, onWarning: (warning: Warning) => warnings.push(warning) };
    expect((await encodeCorpus(corpus, options)).tokens).toBe(2);
    expect(warnings.map(({ code }) => code)).toEqual(['TINY_VOCABULARY']);
    expect((await errorOf(encodeCorpus(corpus, { minCount: 1, strict: true }))).code).toBe('TINY_VOCABULARY');
  });

  it('warns of bytes that are not UTF-8, with their place, and reads U+FFFD', async () => {
    const warnings: Warning[] = [];
    const blob = new Blob(['ok\nstill ', Uint8Array.of(0xe2, 0x28), ' ok ', Uint8Array.of(0xff)]);
    const encoded = await encodeCorpus(fromBlob(blob, { name: 'a.txt' }), {
      minCount: 1,
      onWarning: (warning) => warnings.push(warning),
    });
    expect(await spell(encoded)).toEqual([['ok'], ['still', '\ufffd(', 'ok', '\ufffd']]);
    expect(warnings).toEqual([
      { code: 'BAD_UTF8', message: '0xe2 is not UTF-8 here; read as U+FFFD', file: 'a.txt', line: 2, offset: 9 },
    ]);
  });

  it('leaves out empty words with a warning, and refuses words that no file could hold', async () => {
    const warnings: Warning[] = [];
    const onWarning = (warning: Warning) => warnings.push(warning);
    const encoded = await encodeCorpus(fromSentences([['a'], ['', 'b', ''], ['']]), { minCount: 1, onWarning });
    expect(await spell(encoded)).toEqual([['a'], ['b']]);
    expect(warnings).toEqual([{ code: 'EMPTY_WORD', message: 'sentence 2 has an empty word, left out' }]);
    const error = await errorOf(encodeCorpus(fromSentences([['a', 'x'.repeat(65_537)]])));
    expect([error.code, error.message]).toEqual(['LIMIT', 'sentence 1 has a word of more than 65536 characters']);
  });

  it('checks its options before it reads', async () => {
    const corpus: Corpus = {
      sentences() {
        throw new Error('must not be read');
      },
    };
    expect((await errorOf(encodeCorpus(corpus, { minCount: -1 }))).code).toBe('BAD_OPTION');
  });

  it('reports the words and the part read, up to the end', async () => {
    const reports: CorpusProgress[] = [];
    const onProgress = (progress: CorpusProgress) => reports.push(progress);
    const { words } = await encodeCorpus(fromText(longText().repeat(8)), { minCount: 1, onProgress });
    expect(reports.at(-1)).toEqual({ fraction: 1, words });
    for (const [i, { fraction, words: read }] of reports.slice(1).entries()) {
      expect(fraction).toBeGreaterThanOrEqual(reports[i]!.fraction!);
      expect(read).toBeGreaterThanOrEqual(reports[i]!.words);
    }
  });

  it('reports the part read of a corpus of bytes that is not its own, by its length', async () => {
    const text = new TextEncoder().encode(cats);
    const corpus: Corpus = {
      byteLength: text.length,
      sentences: () => fromText(cats).sentences(),
      async *bytes() {
        yield text;
      },
    };
    const reports: CorpusProgress[] = [];
    await encodeCorpus(corpus, { minCount: 1, onProgress: (progress) => reports.push(progress) });
    expect(reports.at(-1)).toEqual({ fraction: 1, words: 10 });
  });

  it('rejects with the reason of a signal that aborts while it computes, from bytes and from sentences', async () => {
    const endless = fromSentences(function* () {
      for (;;) yield ['on', 'and', 'on'];
    });
    const chunk = new TextEncoder().encode('on and on\n'.repeat(10_000));
    const endlessBytes: Corpus = {
      ...endless,
      async *bytes() {
        for (;;) yield chunk;
      },
    };
    for (const corpus of [endless, endlessBytes]) {
      const controller = new AbortController();
      const encoding = encodeCorpus(corpus, { signal: controller.signal });
      setTimeout(() => controller.abort(new Error('enough')), 20);
      await expect(encoding).rejects.toThrow('enough');
    }
  });

  it('rejects at once while the source is silent', async () => {
    const silent: Corpus = {
      sentences: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) }),
    };
    const controller = new AbortController();
    const encoding = encodeCorpus(silent, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 5);
    await expect(encoding).rejects.toThrow('enough');
  });
});
