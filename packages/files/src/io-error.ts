import { FirthError } from '@firth/core';

/**
 * Returns a system error as a {@link FirthError} of the code `IO` that names `path`; an error that is one already is
 * returned as it is.
 */
export function ioError(path: string, doing: string, cause: unknown): FirthError {
  if (cause instanceof FirthError) return cause;
  return new FirthError('IO', `cannot ${doing}: ${describe(cause)}`, { file: path, cause });
}

/** "ENOSPC: no space left on device, write" without the code in front and the system call behind. */
function describe(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.replace(/^E[A-Z0-9]+: /, '').replace(/, [a-z]+( '.*')?( -> '.*')?$/s, '');
}
