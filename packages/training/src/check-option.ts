import { FirthError } from '@firth/core';

/** Returns `value`. @throws FirthError `BAD_OPTION` if it is not one of `choices` */
export function choice<T extends string>(name: string, value: T, choices: readonly T[]): T {
  if (choices.includes(value)) return value;
  throw new FirthError('BAD_OPTION', `${name} must be one of ${choices.join(', ')}, not ${value}`);
}

/** Returns `value`. @throws FirthError `BAD_OPTION` if it is not a whole number from `least` to `most` */
export function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new FirthError('BAD_OPTION', `${name} must be a whole number from ${least} to ${most}, not ${value}`);
}

/** Returns `value`. @throws FirthError `BAD_OPTION` if it is not a number above 0 */
export function positive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new FirthError('BAD_OPTION', `${name} must be a number above 0, not ${value}`);
}

/** Returns `value`. @throws FirthError `BAD_OPTION` if it is not a number of `least` or more */
export function atLeast(name: string, value: number, least: number): number {
  if (Number.isFinite(value) && value >= least) return value;
  throw new FirthError('BAD_OPTION', `${name} must be ${least} or more, not ${value}`);
}

/** Returns `value`. @throws FirthError `BAD_OPTION` if it is not a finite number */
export function finite(name: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new FirthError('BAD_OPTION', `${name} must be a number, not ${value}`);
}
