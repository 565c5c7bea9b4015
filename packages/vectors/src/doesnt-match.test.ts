import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { oracle, oracleVectors, planeVectors } from './__fixtures__/oracle.ts';
import { doesntMatch } from './doesnt-match.ts';

test.each(oracle.doesntMatch)('of %j, gensim too takes out %s', (words, expected) => {
  expect(doesntMatch(oracleVectors(), words)).toBe(expected);
});

test('the odd one out is the word that points elsewhere, however long', () => {
  const vectors = planeVectors({ east: [100, 0], eastish: [1, 0.2], eastward: [3, -0.4], north: [0, 1] });
  expect(doesntMatch(vectors, ['east', 'eastish', 'north', 'eastward'])).toBe('north');
});

test('of words equally far, the first in alphabetical order does not match', () => {
  const vectors = planeVectors({ b: [1, 1], a: [1, -1], c: [1, 0] });
  expect(doesntMatch(vectors, ['c', 'b', 'a'])).toBe('a');
});

test('fewer than three words, and unknown words, are refused', () => {
  const vectors = planeVectors({ east: [1, 0], north: [0, 1] });
  expect(codeOf(() => doesntMatch(vectors, ['east', 'north']))).toBe('BAD_OPTION');
  expect(codeOf(() => doesntMatch(vectors, ['east', 'north', 'up']))).toBe('UNKNOWN_WORD');
});
