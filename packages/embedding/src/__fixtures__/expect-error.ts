import { type ErrorCode, FirthError } from '@firth/core';
import { expect } from 'vitest';

/** Expects `call` to throw a FirthError of this code with exactly this message. */
export function expectError(call: () => unknown, code: ErrorCode, message: string): void {
  expect(call).toThrow(FirthError);
  expect(call).toThrow(expect.objectContaining({ code, message }));
}
