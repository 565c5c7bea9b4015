import { FirthError } from '@firth/core';
import { badLine, type ReadOptions, readLines } from './read-lines.ts';

/** The words of "a is to b as c is to d", where d is the answer. */
export type AnalogyQuestion = readonly [a: string, b: string, c: string, d: string];

/** Questions of one kind, such as capitals or plurals. */
export interface AnalogySection {
  readonly name: string;
  readonly questions: readonly AnalogyQuestion[];
}

/**
 * Returns the sections of an analogy set in the format of Google's `questions-words.txt` (Mikolov et al. 2013): a line
 * `: name` begins a section, every other line holds the four words of a question. Blank lines are passed over.
 *
 * @throws FirthError with the line: `DIMENSION_MISMATCH` for more or fewer than four words, `BAD_HEADER` for a question
 * before any section; `EMPTY` for a text without questions
 *
 * @example
 * ```ts
 * const [section] = readAnalogies(': capitals\nAthens Greece Oslo Norway\n');
 * console.log(section?.name, section?.questions); // capitals [ [ 'Athens', 'Greece', 'Oslo', 'Norway' ] ]
 * ```
 */
export function readAnalogies(text: string, options: ReadOptions = {}): AnalogySection[] {
  const sections: { name: string; questions: AnalogyQuestion[] }[] = [];
  for (const line of readLines(text)) {
    if (line.text === ':' || line.text.startsWith(': ')) {
      sections.push({ name: line.text.slice(1).trim(), questions: [] });
      continue;
    }
    const words = line.text.split(/\s+/);
    if (!isQuestion(words)) {
      throw badLine('DIMENSION_MISMATCH', `expected four words, received ${words.length}`, line, options);
    }
    const section = sections.at(-1);
    if (!section) throw badLine('BAD_HEADER', 'expected a line ": name" before the first question', line, options);
    section.questions.push(words);
  }
  if (sections.every(({ questions }) => questions.length === 0)) {
    throw new FirthError('EMPTY', `${options.name ?? 'the text'} holds no analogies`);
  }
  return sections;
}

function isQuestion(words: readonly string[]): words is AnalogyQuestion {
  return words.length === 4;
}
