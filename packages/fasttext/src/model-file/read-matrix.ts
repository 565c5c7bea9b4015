import { FirthError, type Matrix } from '@firth/core';
import type { BinaryReader } from './binary-reader.ts';

/**
 * Reads a matrix of `columns` columns and at least `leastRows` rows, with its header: two 64-bit integers.
 *
 * @throws FirthError `INCONSISTENT` for another shape, `TRUNCATED`, `UNSUPPORTED` for a quantized matrix
 */
export async function readMatrix(
  reader: BinaryReader,
  isQuantized: boolean,
  columns: number,
  leastRows: number,
): Promise<Matrix> {
  const { place, offset } = reader;
  if (isQuantized) throw new FirthError('UNSUPPORTED', 'quantized matrices are not read yet', { ...place, offset });
  const rows = await reader.int64();
  const found = await reader.int64();
  if (found !== columns) {
    throw new FirthError('INCONSISTENT', `a matrix of ${found} columns in a model of ${columns} dimensions`, {
      ...place,
      offset,
    });
  }
  reader.expect(4 * rows * columns, `${rows} rows of ${columns} numbers`);
  if (rows < leastRows) {
    throw new FirthError('INCONSISTENT', `a matrix of ${rows} rows where ${leastRows} are needed`, {
      ...place,
      offset,
    });
  }
  return { rows, columns, data: await reader.floats(rows * columns) };
}
