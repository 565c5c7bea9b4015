import { FirthError, type Matrix } from '@firth/core';

/** Returns the greatest magnitude in a row of a matrix. @throws FirthError `NON_FINITE` */
export function largestOf({ columns, data }: Matrix, row: number, from = 0, to: number = columns): number {
  let largest = 0;
  for (let i = row * columns + from; i < row * columns + to; i++) {
    const magnitude = Math.abs(data[i]!);
    if (!Number.isFinite(magnitude)) throw new FirthError('NON_FINITE', `row ${row} has a number that is not finite`);
    if (magnitude > largest) largest = magnitude;
  }
  return largest;
}
