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
  const known = error instanceof FirthError ? error : undefined;
  const message = known?.message ?? `unexpected error: ${describe(error)} (--verbose shows where)`;
  if (options.json) await writeOut(toJson(errorDocument(known, message)) + '\n');
  else complain('error', message);
  if (!known && options.verbose && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return known?.code === 'BAD_OPTION' ? exitCodes.usage : exitCodes.data;
}

function errorDocument(known: FirthError | undefined, message: string): object {
  const { code = 'UNEXPECTED', file, line, offset } = known ?? {};
  return { status: 'error', code, message, file, line, offset };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
