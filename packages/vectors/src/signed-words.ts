import { FirthError } from '@firth/core';
import type { Expression } from './parse-expression.ts';

/** The words of a sum, by their signs. */
export interface SignedWords {
  readonly positive: string[];
  readonly negative: string[];
}

/**
 * Returns the words that `expression` adds and takes away.
 *
 * @throws FirthError `BAD_OPTION` for an expression that multiplies or divides
 */
export function signedWords(expression: Expression): SignedWords {
  const words: SignedWords = { positive: [], negative: [] };
  collect(expression, true, words);
  return words;
}

function collect(expression: Expression, isPositive: boolean, words: SignedWords): void {
  if (expression.type === 'word') (isPositive ? words.positive : words.negative).push(expression.word);
  else if (expression.type === 'negation') collect(expression.of, !isPositive, words);
  else if (expression.type === 'operation' && (expression.operator === '+' || expression.operator === '-')) {
    collect(expression.left, isPositive, words);
    collect(expression.right, isPositive === (expression.operator === '+'), words);
  } else throw new FirthError('BAD_OPTION', '3CosMul takes words that are added and taken away, without numbers');
}
