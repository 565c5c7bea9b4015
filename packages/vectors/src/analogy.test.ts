import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { oracleVectors } from './__fixtures__/oracle.ts';
import { analogy } from './analogy.ts';
import { mostSimilar } from './most-similar.ts';
import { parseAnalogy } from './parse-analogy.ts';

test('an analogy is answered as the sum and difference of its words', () => {
  const vectors = oracleVectors();
  const expected = mostSimilar(vectors, { positive: ['king', 'woman'], negative: ['man'] }, { count: 3 });
  expect(analogy(vectors, 'king - man + woman', { count: 3 })).toEqual(expected);
  expect(analogy(vectors, { plus: ['king', 'woman'], minus: ['man'] }, { count: 3 })).toEqual(expected);
});

test.each([
  ['king - man + woman', ['king', 'woman'], ['man']],
  ['king − man + woman', ['king', 'woman'], ['man']],
  ['  - man\t+ king ', ['king'], ['man']],
  ['+ king', ['king'], []],
  ['vis-à-vis - c++ + -1', ['vis-à-vis', '-1'], ['c++']],
])('%s reads as plus %j and minus %j', (expression, plus, minus) => {
  expect(parseAnalogy(expression)).toEqual({ plus, minus });
});

test.each([
  ['king man', 'expected + or - before "man"'],
  ['king - + man', 'expected a word instead of "+"'],
  ['- - man', 'expected a word instead of "-"'],
  ['king -', 'expected a word at the end'],
  ['', 'expected a word at the end'],
])('"%s" is refused: %s', (expression, problem) => {
  expect(() => parseAnalogy(expression)).toThrow(problem);
  expect(codeOf(() => parseAnalogy(expression))).toBe('BAD_OPTION');
});

test('an unknown word of an analogy is named', () => {
  expect(() => analogy(oracleVectors(), 'king - man + womam')).toThrow('"womam" has no vector; did you mean "woman"?');
});
