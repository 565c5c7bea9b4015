import type { ProductQuantizer, QuantizedMatrix } from '@firth/compression';
import { FirthError } from '@firth/core';
import type { BinaryReader } from './binary-reader.ts';

/** Centroids of a subvector: those that one byte can name. */
const centroidCount = 256;

/**
 * Reads the codes of a quantized matrix and the quantizer that they belong to; if it `hasNorms`, the same again for those
 * (`QuantMatrix::load` and `ProductQuantizer::load`).
 *
 * @throws FirthError `INCONSISTENT`, `TRUNCATED`
 */
export async function readCodes(
  reader: BinaryReader,
  rows: number,
  columns: number,
  hasNorms: boolean,
): Promise<QuantizedMatrix> {
  const size = await reader.int32();
  check(reader, size >= 0, `${size} codes`);
  const codes = await reader.bytes(size);
  const quantizer = await readQuantizer(reader, columns);
  const expected = rows * Math.ceil(columns / quantizer.subvectorLength);
  check(reader, size === expected, `${size} codes where ${rows} rows take ${expected}`);
  if (!hasNorms) return { rows, columns, codes, quantizer };
  return {
    ...{ rows, columns, codes, quantizer },
    norms: { codes: await reader.bytes(rows), quantizer: await readQuantizer(reader, 1) },
  };
}

async function readQuantizer(reader: BinaryReader, columns: number): Promise<ProductQuantizer> {
  const [dimensions, subvectors] = [await reader.int32(), await reader.int32()];
  const [subvectorLength, lastLength] = [await reader.int32(), await reader.int32()];
  check(reader, dimensions === columns, `a quantizer of ${dimensions} dimensions for ${columns} columns`);
  const isWell =
    subvectorLength > 0 &&
    subvectors === Math.ceil(columns / subvectorLength) &&
    lastLength === columns - (subvectors - 1) * subvectorLength;
  check(reader, isWell, `${subvectors} subvectors of ${subvectorLength} numbers, the last of ${lastLength}`);
  return { dimensions, subvectorLength, centroids: await reader.floats(columns * centroidCount) };
}

function check({ place, offset }: BinaryReader, isWell: boolean, message: string): void {
  if (!isWell) throw new FirthError('INCONSISTENT', message, { ...place, offset });
}
