import { FirthError } from '@firth/core';

/** Returns the error for an argument out of range: its name, what was received and what was expected. */
export function badOption(argument: string, received: unknown, expected: string): FirthError {
  const shown =
    typeof received === 'string'
      ? `'${received}'`
      : Array.isArray(received)
        ? `[${received.join(', ')}]`
        : String(received);
  return new FirthError('BAD_OPTION', `${argument}: received ${shown}, expected ${expected}`);
}

/** Refuses anything but a finite number above 0. */
export function requirePositive(argument: string, value: unknown): asserts value is number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0)
    throw badOption(argument, value, 'a finite number above 0');
}

/** Refuses anything but an integer that is exact in a number, from `min` up. */
export function requireCount(argument: string, value: unknown, min = 1): asserts value is number {
  if (!Number.isSafeInteger(value) || (value as number) < min)
    throw badOption(argument, value, `an integer from ${min} up`);
}
