import { FirthError } from './error.ts';

/**
 * Returns the error for an argument out of range, `BAD_OPTION`: its name, what was received and what was expected.
 *
 * @example
 * ```ts
 * console.log(badOption('layout', 'half', "'halves' or 'interleaved'").message); // layout: received 'half', expected 'halves' or 'interleaved'
 * ```
 */
export function badOption(argument: string, received: unknown, expected: string): FirthError {
  return new FirthError('BAD_OPTION', `${argument}: received ${describe(received)}, expected ${expected}`);
}

/**
 * Refuses anything but an integer from `min` to `max`.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const heads: unknown = 12;
 * requireInteger('heads', heads, 1, 65_536);
 * console.log(768 / heads); // 64
 * ```
 */
export function requireInteger(argument: string, value: unknown, min: number, max: number): asserts value is number {
  if (!Number.isInteger(value) || (value as number) < min || (value as number) > max)
    throw badOption(argument, value, `an integer from ${min} to ${max}`);
}

function describe(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? `[${value.join(', ')}]` : 'an object';
  return String(value);
}
