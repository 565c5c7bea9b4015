import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { type Expression, parseExpression, wordsOfExpression } from './parse-expression.ts';

/** The expression with all parentheses, words in angle brackets. */
function show(expression: Expression): string {
  switch (expression.type) {
    case 'word':
      return `<${expression.word}>`;
    case 'number':
      return String(expression.value);
    case 'negation':
      return `(-${show(expression.of)})`;
    case 'operation':
      return `(${show(expression.left)} ${expression.operator} ${show(expression.right)})`;
  }
}

test.each([
  ['king - man + woman', '((<king> - <man>) + <woman>)'],
  ['king − man', '(<king> - <man>)'],
  ['  - man\t+ king ', '((-<man>) + <king>)'],
  ['+ king', '<king>'],
  ['vis-à-vis - c++ + and/or', '((<vis-à-vis> - <c++>) + <and/or>)'],
  ['1.5 * good - bad', '((1.5 × <good>) - <bad>)'],
  ['good × 1.5', '(<good> × 1.5)'],
  ['-2 * good / 4', '((-2 × <good>) ÷ 4)'],
  ['king + man * woman', '(<king> + (<man> × <woman>))'],
  ['2 * (king - man) ÷ queen', '((2 × (<king> - <man>)) ÷ <queen>)'],
  ['((king))', '<king>'],
  ['1984 - 1983', '(<1984> - <1983>)'],
  ['2 * "1984"', '(2 × <1984>)'],
  ['"new york" + "+"', '(<new york> + <+>)'],
  ['f(x + y', '(<f(x> + <y>)'],
])('%s reads as %s', (text, expected) => {
  expect(show(parseExpression(text))).toBe(expected);
});

test('the words of an expression are told in order', () => {
  expect(wordsOfExpression(parseExpression('2 * (king - man) + woman'))).toEqual(['king', 'man', 'woman']);
});

test.each([
  ['king man', 'expected an operator instead of "man"'],
  ['king - + man', 'expected a word instead of "+"'],
  ['- - man', 'expected a word instead of "-"'],
  ['king -', 'expected a word at the end'],
  ['king * / man', 'expected a word instead of "÷"'],
  ['', 'expected a word at the end'],
  ['(king - man', 'expected an operator or ) at the end'],
  ['king - man)', 'expected an operator instead of ")"'],
  ['()', 'expected a word instead of ")"'],
])('"%s" is refused: %s', (expression, problem) => {
  expect(() => parseExpression(expression)).toThrow(problem);
  expect(codeOf(() => parseExpression(expression))).toBe('BAD_OPTION');
});

test('depth and length are bounded', () => {
  const nested = (depth: number): string => '('.repeat(depth) + 'king' + ')'.repeat(depth);
  expect(show(parseExpression(nested(50)))).toBe('<king>');
  expect(codeOf(() => parseExpression(nested(51)))).toBe('LIMIT');
  expect(codeOf(() => parseExpression('('.repeat(100_000)))).toBe('LIMIT');
  const sum = (words: number): string => Array.from({ length: words }, () => 'king').join(' + ');
  expect(wordsOfExpression(parseExpression(sum(500)))).toHaveLength(500);
  expect(codeOf(() => parseExpression(sum(501)))).toBe('LIMIT');
});
