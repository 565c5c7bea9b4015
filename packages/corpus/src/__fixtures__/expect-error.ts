import { FirthError } from '@firth/core';
import { expect } from 'vitest';

/** Returns the FirthError that `promise` rejects with; anything else fails the test. */
export async function errorOf(promise: Promise<unknown>): Promise<FirthError> {
  const outcome = await promise.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  expect(outcome).toBeInstanceOf(FirthError);
  return outcome as FirthError;
}
