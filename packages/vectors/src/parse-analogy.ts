import { FirthError } from '@firth/core';
import type { Analogy } from './analogy.ts';

const signs: ReadonlyMap<string, 'plus' | 'minus'> = new Map([
  ['+', 'plus'],
  ['-', 'minus'],
  ['−', 'minus'],
]);

/**
 * Returns the words of an expression such as `king - man + woman`. A sign stands apart from the words on either side; the first word
 * may do without.
 *
 * @throws FirthError `BAD_OPTION` for two words or two signs in a row, and for a sign at the end
 */
export function parseAnalogy(expression: string): Analogy {
  const plus: string[] = [];
  const minus: string[] = [];
  let sign: 'plus' | 'minus' | undefined = 'plus';
  let isFirst = true;
  for (const part of expression.split(/\s+/).filter((text) => text !== '')) {
    const next = signs.get(part);
    if (next) {
      if (sign && !isFirst) throw unreadable(expression, `expected a word instead of ${JSON.stringify(part)}`);
      sign = next;
    } else {
      if (!sign) throw unreadable(expression, `expected + or - before ${JSON.stringify(part)}`);
      (sign === 'plus' ? plus : minus).push(part);
      sign = undefined;
    }
    isFirst = false;
  }
  if (sign) throw unreadable(expression, 'expected a word at the end');
  return { plus, minus };
}

function unreadable(expression: string, problem: string): FirthError {
  return new FirthError('BAD_OPTION', `cannot read the analogy ${JSON.stringify(expression)}: ${problem}`);
}
