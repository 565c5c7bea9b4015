import { FirthError } from '@firth/core';
import { badLine, type Line, type ReadOptions, readLines } from './read-lines.ts';

/** Two words and how similar people say that they are, on any scale. */
export interface WordPair {
  readonly first: string;
  readonly second: string;
  readonly score: number;
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Returns the pairs of a word similarity set such as WordSim-353 or SimLex-999: a line is `word`, `word`, `score`,
 * between tabs, or between spaces where it has no tab. Blank lines and lines that begin with `#` are passed over.
 *
 * @throws FirthError with the line: `DIMENSION_MISMATCH` for more or fewer than three fields, `EMPTY_WORD`,
 * `BAD_NUMBER` for a score that is no decimal number; `EMPTY` for a text without pairs
 *
 * @example
 * ```ts
 * console.log(readWordPairs('tiger\tcat\t7.35\n')); // [ { first: 'tiger', second: 'cat', score: 7.35 } ]
 * ```
 */
export function readWordPairs(text: string, options: ReadOptions = {}): WordPair[] {
  const pairs: WordPair[] = [];
  for (const line of readLines(text)) {
    if (!line.text.startsWith('#')) pairs.push(readPair(line, options));
  }
  if (pairs.length === 0) throw new FirthError('EMPTY', `${options.name ?? 'the text'} holds no word pairs`);
  return pairs;
}

function readPair(line: Line, options: ReadOptions): WordPair {
  const separator = line.text.includes('\t') ? '\t' : /\s+/;
  const fields = line.text.split(separator).map((field) => field.trim());
  const [first, second, score] = fields;
  if (fields.length !== 3 || first === undefined || second === undefined || score === undefined) {
    throw badLine(
      'DIMENSION_MISMATCH',
      `expected two words and a score, received ${fields.length} fields`,
      line,
      options,
    );
  }
  if (first === '' || second === '') throw badLine('EMPTY_WORD', 'a word is empty', line, options);
  if (!decimal.test(score)) {
    throw badLine(
      'BAD_NUMBER',
      `expected a decimal number as the score, received ${JSON.stringify(score)}`,
      line,
      options,
    );
  }
  return { first, second, score: Number(score) };
}
