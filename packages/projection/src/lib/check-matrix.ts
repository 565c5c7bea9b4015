import { FirthError, type Matrix, requireInteger } from '@firth/core';

/** More rows than any of these methods finishes with. */
const maxRows = 2 ** 24;
const maxColumns = 2 ** 16;

/**
 * Refuses what is no matrix of finite numbers with at least `leastRows` rows; `name` is what the error calls it.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`, `NON_FINITE`
 */
export function checkMatrix(name: string, { rows, columns, data }: Matrix, leastRows = 1): void {
  requireInteger(`${name}.rows`, rows, leastRows, maxRows);
  requireInteger(`${name}.columns`, columns, 1, maxColumns);
  if (data.length !== rows * columns) {
    const message = `${name}.data: received ${data.length} numbers, expected ${rows} rows × ${columns} columns`;
    throw new FirthError('DIMENSION_MISMATCH', message);
  }
  for (let i = 0; i < data.length; i++) {
    if (Number.isFinite(data[i])) continue;
    const place = `row ${Math.floor(i / columns)}, column ${i % columns}`;
    throw new FirthError('NON_FINITE', `${name}: ${data[i]} at ${place}, expected a finite number`);
  }
}

/** @throws FirthError `BAD_OPTION` for a seed that is no whole number below 2^32 */
export function checkSeed(seed: number): void {
  requireInteger('seed', seed, 0, 2 ** 32 - 1);
}
