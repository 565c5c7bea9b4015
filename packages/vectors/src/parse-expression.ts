import { FirthError } from '@firth/core';
import { type Token, tokensOfExpression } from './expression-tokens.ts';

export type Operator = '+' | '-' | '×' | '÷';

/** What an expression says, as a tree. */
export type Expression =
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'number'; readonly value: number; readonly text: string }
  | { readonly type: 'negation'; readonly of: Expression }
  | { readonly type: 'operation'; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** An expression that needs more is a mistake or an attack on the stack. */
const deepestParentheses = 50;
const mostTokens = 1000;

/**
 * Returns the tree of an expression such as `king - man + woman` or `1.5 * good - bad`.
 *
 *     sum     = [+ | −] product { (+ | −) product }
 *     product = factor { (× | ÷) factor }
 *     factor  = word | "word in quotes" | number | ( sum )
 *
 * Operators stand between blanks, since words hold hyphens and slashes; `*` is `×`, `/` is `÷`, and `−` (U+2212) is
 * `-`. What reads as a number is one beside `×` and `÷`, and a word elsewhere or in quotes: `1984 - 1983` are two
 * words.
 *
 * @throws FirthError `BAD_OPTION` for what does not parse, `LIMIT` for more than 1,000 words and operators or 50 open
 * parentheses
 */
export function parseExpression(text: string): Expression {
  const tokens = tokensOfExpression(text);
  if (tokens.length > mostTokens) {
    throw new FirthError(
      'LIMIT',
      `the expression has ${tokens.length} words and operators; the limit is ${mostTokens}`,
    );
  }
  let place = 0;
  let depth = 0;

  const unexpected = (expected: string): FirthError => {
    const found = tokens[place];
    const where = found ? `instead of ${JSON.stringify(found.text)}` : 'at the end';
    return new FirthError(
      'BAD_OPTION',
      `cannot read the expression ${JSON.stringify(text)}: expected ${expected} ${where}`,
    );
  };

  const take = <Sign extends string>(...signs: readonly Sign[]): Sign | undefined => {
    const token: Token | undefined = tokens[place];
    const sign = token?.type === 'operator' ? signs.find((one) => one === token.text) : undefined;
    if (sign !== undefined) place++;
    return sign;
  };

  const sum = (): Expression => {
    const sign = take('+', '-');
    let left = product();
    if (sign === '-') left = { type: 'negation', of: left };
    for (let operator = take('+', '-'); operator; operator = take('+', '-')) {
      left = { type: 'operation', operator, left, right: product() };
    }
    return left;
  };

  const product = (): Expression => {
    let left = factor();
    let operator = take('×', '÷');
    if (!operator && left.type === 'number') return { type: 'word', word: left.text };
    for (; operator; operator = take('×', '÷')) left = { type: 'operation', operator, left, right: factor() };
    return left;
  };

  const factor = (): Expression => {
    if (take('(')) return parenthesized();
    const token = tokens[place];
    if (!token || token.type === 'operator') throw unexpected('a word');
    place++;
    if (token.type === 'bare' && decimal.test(token.text)) {
      return { type: 'number', value: Number(token.text), text: token.text };
    }
    return { type: 'word', word: token.text };
  };

  const parenthesized = (): Expression => {
    if (++depth > deepestParentheses) {
      throw new FirthError('LIMIT', `the expression has more than ${deepestParentheses} parentheses open at once`);
    }
    const inner = sum();
    if (!take(')')) throw unexpected('an operator or )');
    depth--;
    return inner;
  };

  const expression = sum();
  if (place < tokens.length) throw unexpected('an operator');
  return expression;
}

/** Returns the words of `expression`, in order. */
export function wordsOfExpression(expression: Expression): string[] {
  if (expression.type === 'word') return [expression.word];
  if (expression.type === 'number') return [];
  if (expression.type === 'negation') return wordsOfExpression(expression.of);
  return [...wordsOfExpression(expression.left), ...wordsOfExpression(expression.right)];
}
