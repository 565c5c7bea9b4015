import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { readWordPairs } from './read-word-pairs.ts';

test('a line is two words and a score, between tabs or spaces', () => {
  const text = '\uFEFF# comment\nlove\tsex\t6.77\r\n\n  ice cream\tNew York\t-.5\nold new 1e1\n';
  expect(readWordPairs(text)).toEqual([
    { first: 'love', second: 'sex', score: 6.77 },
    { first: 'ice cream', second: 'New York', score: -0.5 },
    { first: 'old', second: 'new', score: 10 },
  ]);
});

test.each([
  ['a\tb', 'DIMENSION_MISMATCH', 'pairs.tsv:2: expected two words and a score, received 2 fields'],
  ['a b c 4', 'DIMENSION_MISMATCH', 'pairs.tsv:2: expected two words and a score, received 4 fields'],
  ['a\t\t4', 'EMPTY_WORD', 'pairs.tsv:2: a word is empty'],
  [
    'Word 1\tWord 2\tHuman (mean)',
    'BAD_NUMBER',
    'pairs.tsv:2: expected a decimal number as the score, received "Human (mean)"',
  ],
  ['a b 0x10', 'BAD_NUMBER', 'pairs.tsv:2: expected a decimal number as the score, received "0x10"'],
  ['a b 1_0', 'BAD_NUMBER', 'pairs.tsv:2: expected a decimal number as the score, received "1_0"'],
  ['a b 1.5abc', 'BAD_NUMBER', 'pairs.tsv:2: expected a decimal number as the score, received "1.5abc"'],
  ['a b NaN', 'BAD_NUMBER', 'pairs.tsv:2: expected a decimal number as the score, received "NaN"'],
  ['a b .', 'BAD_NUMBER', 'pairs.tsv:2: expected a decimal number as the score, received "."'],
])('the line %j is refused with its place', (line, code, message) => {
  const read = () => readWordPairs(`x y 1\n${line}\n`, { name: 'pairs.tsv' });
  expect(codeOf(read)).toBe(code);
  expect(read).toThrow(message);
});

test('a text without pairs is refused', () => {
  expect(codeOf(() => readWordPairs(' \n# only a comment\n'))).toBe('EMPTY');
});
