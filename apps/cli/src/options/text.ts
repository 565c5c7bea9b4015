import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import { readText } from '../read-text.ts';
import type { Session } from '../session.ts';

/** Where a command has its text from. */
export interface TextOptions {
  readonly input?: string;
}

/** Adds the argument `[text]` and `--input` to `command`. */
export function addTextOptions(command: Command): Command {
  return command
    .argument('[text]', 'the text; - reads stdin, as no text does')
    .option('-i, --input <file>', 'a file with the text, at most 64 MiB, gzip too; - reads stdin');
}

/**
 * Returns the text that a command was given: its argument, or all of the file, the line feed at its end too.
 *
 * @throws FirthError `BAD_OPTION` for an argument and a file
 */
export async function textOf(text: string | undefined, options: TextOptions, session: Session): Promise<string> {
  const file = inputOf(text, options);
  return file === undefined ? text! : readText(file, session.signal);
}

/** Returns the file that the text is in, `-` for stdin, or `undefined` where the argument is the text. */
export function inputOf(text: string | undefined, { input }: TextOptions): string | undefined {
  if (text !== undefined && input !== undefined) throw usageError('give either a text or --input, not both');
  if (text !== undefined && text !== '-') return undefined;
  return input ?? '-';
}
