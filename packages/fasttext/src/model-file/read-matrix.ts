import { FirthError } from '@firth/core';
import type { ModelMatrix } from '../supervised/model-matrix.ts';
import type { BinaryReader } from './binary-reader.ts';
import { readCodes } from './read-codes.ts';

/**
 * Reads a matrix of `columns` columns and at least `leastRows` rows, with its header: two 64-bit integers, and before them whether norms
 * are apart if it is quantized.
 *
 * @throws FirthError `INCONSISTENT` for another shape, `TRUNCATED`
 */
export async function readMatrix(
  reader: BinaryReader,
  isQuantized: boolean,
  columns: number,
  leastRows: number,
): Promise<ModelMatrix> {
  const { place, offset } = reader;
  const hasNorms = isQuantized && (await reader.byte()) !== 0;
  const rows = await reader.int64();
  const found = await reader.int64();
  if (found !== columns) {
    throw new FirthError('INCONSISTENT', `a matrix of ${found} columns in a model of ${columns} dimensions`, {
      ...place,
      offset,
    });
  }
  reader.expect(isQuantized ? rows : 4 * rows * columns, `${rows} rows of ${columns} numbers`);
  if (rows < leastRows) {
    throw new FirthError('INCONSISTENT', `a matrix of ${rows} rows where ${leastRows} are needed`, {
      ...place,
      offset,
    });
  }
  if (isQuantized) return readCodes(reader, rows, columns, hasNorms);
  return { rows, columns, data: await reader.floats(rows * columns) };
}
