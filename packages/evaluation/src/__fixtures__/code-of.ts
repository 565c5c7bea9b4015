import { FirthError } from '@firth/core';

/** Returns the code of the FirthError that `call` throws, `'untyped'` for another error, and `undefined` where it throws none. */
export function codeOf(call: () => unknown): string | undefined {
  try {
    call();
  } catch (error) {
    return error instanceof FirthError ? error.code : 'untyped';
  }
  return undefined;
}
