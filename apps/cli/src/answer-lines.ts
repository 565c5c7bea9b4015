import { FirthError } from '@firth/core';
import { usageError } from './failure.ts';
import { type OutputOptions, writeOut } from './output.ts';
import { readLines } from './read-lines.ts';
import type { Session } from './session.ts';

/**
 * Reads the JSON values in the file `input`, one a line (stdin where it is `-`), and prints what `answer` returns for each, one a line, as
 * they come. A line that cannot be answered ends it, behind the answers to those before.
 *
 * @throws FirthError `BAD_JSON`, or what `answer` throws, with the number of the line; `BAD_OPTION` with `--json`
 */
export async function answerLines(
  input: string,
  options: OutputOptions,
  { signal }: Session,
  answer: (value: unknown) => string,
): Promise<void> {
  if (options.json) throw usageError('--json prints one document and --ndjson one a line: choose one');
  const file = input === '-' ? 'stdin' : input;
  let number = 0;
  for await (const lines of readLines(input, { signal })) {
    let answers = '';
    try {
      for (const line of lines) answers += answerLine(line, { file, line: ++number }, answer) + '\n';
    } finally {
      await writeOut(answers);
    }
  }
}

function answerLine(
  line: string,
  place: { readonly file: string; readonly line: number },
  answer: (value: unknown) => string,
): string {
  try {
    return answer(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError) throw new FirthError('BAD_JSON', 'is not JSON', { ...place, cause: error });
    if (error instanceof FirthError) throw new FirthError(error.code, error.message, { ...place, cause: error });
    throw error;
  }
}
