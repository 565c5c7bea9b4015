import { createInterner } from '@firth/kernel/scan';
import { describe, expect, it } from 'vitest';
import { dropped, rankWords } from './rank-words.ts';

function lexiconOf(text: string) {
  const interner = createInterner();
  for (const word of text.split(' ')) interner.add(word);
  return interner;
}

const all = { minCount: 1, maxVocabularySize: Number.POSITIVE_INFINITY };
const lexicon = lexiconOf('c a b a d b a e');

describe('rankWords', () => {
  it('puts the most frequent word first, and words of equal count in the order of their first appearance', () => {
    const { vocabulary, newIds } = rankWords(lexicon, all, undefined);
    expect(Array.from({ length: vocabulary.size }, (_, id) => vocabulary.tokenOf(id))).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
    expect([...vocabulary.counts!]).toEqual([3, 2, 1, 1, 1]);
    expect([...newIds]).toEqual([2, 0, 1, 3, 4]);
  });

  it('leaves out what is rarer than minCount, or beyond maxVocabularySize', () => {
    expect([...rankWords(lexicon, { ...all, minCount: 2 }, undefined).newIds]).toEqual([
      dropped,
      0,
      1,
      dropped,
      dropped,
    ]);
    expect([...rankWords(lexicon, { ...all, maxVocabularySize: 3 }, undefined).newIds]).toEqual([
      2,
      0,
      1,
      dropped,
      dropped,
    ]);
  });

  it('says how many words there are and how often the most frequent occurs, when none is kept', () => {
    expect(() => rankWords(lexicon, { ...all, minCount: 4 }, 'a.txt')).toThrow(
      expect.objectContaining({
        code: 'EMPTY_VOCABULARY',
        message:
          'a.txt: none of the 5 different words occurs 4 times (minCount); the most frequent, "a", occurs 3 times',
      }),
    );
    expect(() => rankWords(lexiconOf('x y'), { ...all, minCount: 2 }, undefined)).toThrow('"x", occurs once');
  });
});
