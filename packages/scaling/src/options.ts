import { badOption } from '@firth/core';

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
