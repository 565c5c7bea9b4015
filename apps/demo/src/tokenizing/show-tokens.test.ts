import { readWordPieceFile } from '@firth/tokenizer/pipeline';
import { readRanks, tiktoken } from '@firth/tokenizer/tiktoken';
import { expect, it } from 'vitest';
import { showTokens } from './show-tokens.ts';

const bytesAlone = tiktoken({
  ranks: readRanks(
    new TextEncoder().encode(
      Array.from({ length: 256 }, (_, byte) => `${btoa(String.fromCharCode(byte))} ${byte}`).join('\n'),
    ),
  ),
  encoding: 'cl100k_base',
});

it('shows a token that is part of a character by its bytes', () => {
  const { shown } = showTokens(bytesAlone, 'a€');
  expect(shown.map(({ text }) => text)).toEqual(['a', 'E2', '82', 'AC']);
});

it('counts all tokens of a long text, and shows the first of them', () => {
  const { count, shown, bytesPerToken } = showTokens(bytesAlone, 'a'.repeat(2000));
  expect([count, shown.length, bytesPerToken]).toEqual([2000, 500, 1]);
});

it('shows pieces of words as the vocabulary spells them', () => {
  const bert = readWordPieceFile(new TextEncoder().encode('[UNK]\nun\n##happy\n'));
  const { shown, tokensPerWord } = showTokens(bert, 'unhappy');
  expect([shown.map(({ text }) => text), tokensPerWord]).toEqual([['un', '##happy'], 2]);
});
