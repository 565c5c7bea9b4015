import { FirthError } from '@firth/core';
import { expect } from 'vitest';

/** Expects `call` to throw the error of an argument out of range, with exactly this message. */
export function expectBadOption(call: () => unknown, message: string): void {
  expect(call).toThrow(FirthError);
  expect(call).toThrow(expect.objectContaining({ code: 'BAD_OPTION', message }));
}
