import { describe, expect, it } from 'vitest';
import { goldenMissing, sharedBytes } from '../__fixtures__/golden-files.ts';
import { trainBPE } from '../bpe/index.ts';
import { openTokenizer } from '../open-tokenizer.ts';
import { defineTokenizer, fromJSON } from '../pipeline/index.ts';
import { readSentencePiece } from '../sentencepiece/index.ts';
import { readRanks, tiktoken } from '../tiktoken/index.ts';
import { explainText } from './explain-text.ts';

const idsOf = (...args: Parameters<typeof explainText>): number[] =>
  explainText(...args).flatMap(({ explanation }) => explanation.tokens.map(({ id }) => id));

describe('explainText', () => {
  it('tells the merges of each piece, and which tokens are added ones', async () => {
    const specialTokens = ['[SEP]'];
    const { model } = await trainBPE(new Map([['low', 5]]), { vocabularySize: 6, specialTokens });
    const tokenizer = fromJSON(defineTokenizer({ model, preTokenizer: { type: 'Whitespace' }, specialTokens }));
    const explained = explainText(tokenizer, 'low[SEP] lo');
    expect(explained.map(({ piece, explanation }) => [piece, explanation.type])).toEqual([
      ['low', 'BPE'],
      ['[SEP]', 'AddedToken'],
      ['lo', 'BPE'],
    ]);
    expect(idsOf(tokenizer, 'low[SEP] lo')).toEqual([...tokenizer.encodeIds('low[SEP] lo')]);
  });

  it('tells the merges of ranks, in the byte alphabet, and takes a piece that is a token whole', () => {
    const bytes = Array.from({ length: 256 }, (_, byte) => `${btoa(String.fromCharCode(byte))} ${byte}`);
    const joined = [' l', 'ow', ' low', 'xyz'].map((token, i) => `${btoa(token)} ${256 + i}`);
    const ranks = readRanks(new TextEncoder().encode([...bytes, ...joined].join('\n')));
    const encoding = { pattern: ' ?\\p{L}+|[^\\p{L}]', specialTokens: new Map([['<end>', 300]]) };
    const tokenizer = tiktoken({ ranks, encoding, specialTokens: { allowed: 'all' } });
    const text = 'low low<end>xyz é';
    expect(idsOf(tokenizer, text)).toEqual([...tokenizer.encodeIds(text)]);

    const [, low, end, xyz] = explainText(tokenizer, text);
    expect(low).toMatchObject({
      piece: 'Ġlow',
      explanation: { tokens: [{ id: 258, token: 'Ġlow', start: 0, end: 4 }] },
    });
    expect(low!.explanation).toMatchObject({
      merges: [
        { left: 'Ġ', right: 'l', merged: 'Ġl', rank: 256, start: 0 },
        { left: 'o', right: 'w', merged: 'ow', rank: 257, start: 2 },
        { left: 'Ġl', right: 'ow', merged: 'Ġlow', rank: 258, start: 0 },
      ],
    });
    expect(end!.explanation).toEqual({ type: 'AddedToken', tokens: [{ id: 300, token: '<end>', start: 0, end: 5 }] });
    expect(xyz!.explanation).toEqual({
      type: 'BPE',
      merges: [],
      tokens: [{ id: 259, token: 'xyz', start: 0, end: 3 }],
    });
  });

  it('gives the whole normalized text to SentencePiece, and nothing for no text', () => {
    const tokenizer = readSentencePiece(
      Uint8Array.of(10, 9, 10, 5, 60, 117, 110, 107, 62, 24, 2, 10, 6, 10, 4, 0xe2, 0x96, 0x81, 97),
    );
    const [whole, ...rest] = explainText(tokenizer, 'a  xy');
    expect(rest).toEqual([]);
    expect(whole).toMatchObject({ piece: '▁a▁xy', explanation: { type: 'Unigram' } });
    expect(whole!.explanation.tokens).toEqual([
      { id: 1, token: '▁a', start: 0, end: 2 },
      { id: 0, token: '▁xy', start: 2, end: 5 },
    ]);
    expect(explainText(tokenizer, '')).toEqual([]);
  });
});

const models = [
  'spm-trained/spm_unigram_bytefallback_4k.model',
  'spm-trained/spm_bpe_bytefallback_4k.model',
  'spm-trained/spm_char_botchan.model',
  'spm-trained/spm_word_1k.model',
  'sentencepiece-test/hf_test_sentencepiece_bpe.model',
];

describe.skipIf(goldenMissing).each(models)('explainText under %s', (model) => {
  it('tells the tokens that encoding gives, and a lattice whose chosen path they are', () => {
    const tokenizer = openTokenizer(sharedBytes(`vocabularies/${model}`));
    for (const text of ['The unhappiness was overwhelming.', 'naïve 日本語 😀 <s> x\n\ny', 'a'.repeat(90)]) {
      expect(idsOf(tokenizer, text)).toEqual([...tokenizer.encodeIds(text)]);
      const { explanation } = explainText(tokenizer, text)[0]!;
      if (explanation.type !== 'Unigram') continue;
      const ends = explanation.lattice.filter(({ isChosen }) => isChosen).map(({ end }) => end);
      expect(ends).toEqual([...new Set(explanation.tokens.map(({ end }) => end))]);
    }
  });
});
