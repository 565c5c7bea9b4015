import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { readAnalogies } from './read-analogies.ts';

test('a line with a colon begins a section, and others hold four words', () => {
  const text =
    '\uFEFF: capital-common-countries\r\nAthens Greece  Oslo\tNorway\n\n: gram1 adjectives\na b c d\n: empty\n';
  expect(readAnalogies(text)).toEqual([
    { name: 'capital-common-countries', questions: [['Athens', 'Greece', 'Oslo', 'Norway']] },
    { name: 'gram1 adjectives', questions: [['a', 'b', 'c', 'd']] },
    { name: 'empty', questions: [] },
  ]);
});

test.each([
  [': a\na b c\n', 'DIMENSION_MISMATCH', 'q.txt:2: expected four words, received 3'],
  [': a\n\na b c d e\n', 'DIMENSION_MISMATCH', 'q.txt:3: expected four words, received 5'],
  ['a b c d\n', 'BAD_HEADER', 'q.txt:1: expected a line ": name" before the first question'],
])('the text %j is refused with the place', (text, code, message) => {
  const read = () => readAnalogies(text, { name: 'q.txt' });
  expect(codeOf(read)).toBe(code);
  expect(read).toThrow(message);
});

test('a text without questions is refused', () => {
  expect(codeOf(() => readAnalogies(''))).toBe('EMPTY');
  expect(codeOf(() => readAnalogies(': a\n: b\n'))).toBe('EMPTY');
});
