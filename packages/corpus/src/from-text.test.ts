import { describe, expect, it } from 'vitest';
import { collect } from './__fixtures__/collect.ts';
import { countWords } from './count-words.ts';
import { fromText } from './from-text.ts';

describe('fromText', () => {
  it('parts words at white space and sentences at newlines', async () => {
    const corpus = fromText(' the cat\tsat\n\n \non the\fmat');
    expect(await collect(corpus.sentences())).toEqual([
      ['the', 'cat', 'sat'],
      ['on', 'the', 'mat'],
    ]);
  });

  it('keeps characters whole that stand where it cuts the text into pieces', async () => {
    for (const shift of [0, 1, 2]) {
      const text = `${'x'.repeat(shift)} ${'😀 é '.repeat(60_000)}`;
      const vocabulary = await countWords(fromText(text));
      expect([vocabulary.tokenOf(0), vocabulary.tokenOf(1)]).toEqual(['😀', 'é']);
      expect(vocabulary.size).toBe(shift > 0 ? 3 : 2);
      expect([...vocabulary.counts!.subarray(0, 2)]).toEqual([60_000, 60_000]);
    }
  });

  it('is never taken for a packed file', async () => {
    expect((await countWords(fromText('BZh91AY PK\x03\x04'))).size).toBe(2);
  });

  it('cuts a sentence at 10,000 words', async () => {
    const sentences = await collect(fromText('a b\n' + 'c '.repeat(20_001)).sentences());
    expect(sentences.map((sentence) => sentence.length)).toEqual([2, 10_000, 10_000, 1]);
  });
});
