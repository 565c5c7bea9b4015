import { FirthError, type WordVectors } from '@firth/core';
import { add, divide, multiply, subtract } from './arithmetic.ts';
import { type Expression, type Operator, parseExpression } from './parse-expression.ts';
import { unitVectorOf } from './unit-vector.ts';
import { knownVector } from './unknown-word.ts';

type Value = number | Float32Array;

export interface ExpressionOptions {
  /**
   * Whether a word stands for its vector as it is, or at length 1, as it counts in analogies; as it is, unless said.
   */
  readonly words?: 'as-is' | 'unit' | undefined;
}

/**
 * Returns the vector that an expression over words and numbers gives, such as `'1.5 * good - bad'`: its length is what
 * the arithmetic makes it.
 *
 * `+` and `-` add and take away vectors; `*` (`×`) and `/` (`÷`) take a number and a vector, or two vectors number by
 * number. × and ÷ go first, parentheses before them. Operators stand between blanks: `vis-à-vis` is one word. What
 * reads as a number is one beside × and ÷, and a word elsewhere or in quotes.
 *
 * @throws FirthError `BAD_OPTION` for an expression that does not parse or gives a number, and for a number and a
 * vector that are added; `UNKNOWN_WORD`; `DIVISION_BY_ZERO` for a divisor of 0 or a vector that holds one; `NON_FINITE`
 * for a result beyond float32; `LIMIT` for more than 1,000 words and operators or 50 open parentheses
 *
 * @example
 * ```ts
 * const words = createVocabulary(['good', 'bad']);
 * const vectors = createWordVectors(words, { rows: 2, columns: 2, data: Float32Array.of(2, 1, -1, 1) });
 * console.log(evaluateExpression(vectors, '1.5 * good - bad')); // Float32Array(2) [ 4, 0.5 ]
 * console.log(evaluateExpression(vectors, '(good + bad) / 2')); // Float32Array(2) [ 0.5, 1 ]
 * ```
 */
export function evaluateExpression(
  vectors: WordVectors,
  expression: string | Expression,
  { words = 'as-is' }: ExpressionOptions = {},
): Float32Array {
  const tree = typeof expression === 'string' ? parseExpression(expression) : expression;
  const vectorOf = (word: string): Float32Array =>
    words === 'unit' ? Float32Array.from(unitVectorOf(vectors, word)) : knownVector(vectors, word).slice();
  const value = resultOf(tree, vectorOf);
  if (typeof value === 'number') {
    throw new FirthError(
      'BAD_OPTION',
      `the expression gives the number ${value}, not a vector; a word in quotes is no number`,
    );
  }
  if (!value.every(Number.isFinite)) throw new FirthError('NON_FINITE', 'the expression gives numbers beyond float32');
  return value;
}

function resultOf(expression: Expression, vectorOf: (word: string) => Float32Array): Value {
  switch (expression.type) {
    case 'word':
      return vectorOf(expression.word);
    case 'number':
      return expression.value;
    case 'negation':
      return operate('×', -1, resultOf(expression.of, vectorOf));
    case 'operation':
      return operate(expression.operator, resultOf(expression.left, vectorOf), resultOf(expression.right, vectorOf));
  }
}

function operate(operator: Operator, a: Value, b: Value): Value {
  if (typeof a === 'number')
    return typeof b === 'number' ? ofNumbers(operator, a, b) : ofNumberAndVector(operator, a, b);
  if (operator === '×') return multiply(a, b);
  if (operator === '÷') return divide(a, b);
  if (typeof b === 'number') throw mixed(operator);
  return operator === '+' ? add(a, b) : subtract(a, b);
}

function ofNumbers(operator: Operator, a: number, b: number): number {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '×') return a * b;
  if (b === 0) throw new FirthError('DIVISION_BY_ZERO', `${a} cannot be divided by 0`);
  return a / b;
}

function ofNumberAndVector(operator: Operator, a: number, b: Float32Array): Float32Array {
  if (operator === '×') return multiply(b, a);
  if (operator === '÷')
    return divide(
      b.map(() => a),
      b,
    );
  throw mixed(operator);
}

function mixed(operator: Operator): FirthError {
  return new FirthError('BAD_OPTION', `${operator} takes two vectors or two numbers, not one of each`);
}
