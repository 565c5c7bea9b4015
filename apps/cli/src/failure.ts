import { FirthError } from '@firth/core';
import { complain, type OutputOptions, writeOut } from './output.ts';
import { toJson } from './terminal/escape.ts';

/** What the process ends with; interrupted is 128 + SIGINT, as shells have it. */
export const exitCodes = { ok: 0, data: 1, usage: 2, interrupted: 130 } as const;

/** A call that cannot be meant: its options contradict, or ask for what is not there. */
export function usageError(message: string): FirthError {
  return new FirthError('BAD_OPTION', message);
}

/** Tells of `error` in the way that `options` ask for and returns the exit code that goes with it. */
export async function reportFailure(error: unknown, options: OutputOptions): Promise<number> {
  const isTyped = error instanceof FirthError;
  const message = isTyped ? error.message : `unexpected error: ${describe(error)}`;
  if (options.json) await writeOut(toJson(errorDocument(error, message)) + '\n');
  else complain('error', message);
  if (!isTyped) tellMore(error, options);
  return isTyped && error.code === 'BAD_OPTION' ? exitCodes.usage : exitCodes.data;
}

function errorDocument(error: unknown, message: string): object {
  if (!(error instanceof FirthError)) return { status: 'error', code: 'UNEXPECTED', message };
  const { code, file, line, offset } = error;
  return { status: 'error', code, message, file, line, offset };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function tellMore(error: unknown, options: OutputOptions): void {
  if (options.verbose && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  else if (!options.json) complain('error', 'this should not happen; --verbose shows where it did');
}
