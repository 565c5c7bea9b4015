import { FirthError } from '@firth/core';

/** Returns what `evaluate` returns, and lets an error of it name the test set that it is about. */
export function naming<Result>(name: string, evaluate: () => Result): Result {
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof FirthError) || error.file !== undefined) throw error;
    throw new FirthError(error.code, error.message, { file: name, cause: error });
  }
}
