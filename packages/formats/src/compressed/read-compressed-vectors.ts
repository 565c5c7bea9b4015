import { FirthError, type Place, type WordVectors } from '@firth/core';
import { collectVectors, countLines, linesOf } from '../collect-vectors.ts';
import { createGrowingMatrix } from '../growing-matrix.ts';
import { placeOf, rowsToRead } from '../open-table.ts';
import type { ReadOptions } from '../read-options.ts';
import { openSafetensors, type Safetensors } from '../safetensors/open-safetensors.ts';
import { type RowDecoder, rowDecoderOf, type TensorReader } from './row-decoder.ts';

/**
 * Returns the vectors in a safetensors file of codes as `float32`: what {@link writeCompressedVectors} writes, and what `@firth/pretrained` has, a
 * file of `int8` codes whose metadata need not say so.
 *
 * @throws FirthError `UNSUPPORTED` for an encoding that is not known, `INCONSISTENT` for tensors that do not fit each other; else what
 * {@link openSafetensors} throws
 *
 * @example
 * ```ts
 * const table = { encoding: 'float16', rows: 1, columns: 2, halves: Uint16Array.of(0x3c00, 0xc000) } as const;
 * const file = new Blob([...writeCompressedVectors(createVocabulary(['king']), table)]);
 * console.log((await readCompressedVectors(file)).vectorOf('king')); // Float32Array(2) [ 1, -2 ]
 * ```
 */
export async function readCompressedVectors(file: Blob, options: ReadOptions = {}): Promise<WordVectors> {
  const place = placeOf(file, options);
  const opened = await openSafetensors(file, options);
  const read = tensorReader(opened.tensors, place);
  const { encoding, columns, subvectorLength } = codedTableOf(opened, place);
  const words = new Uint8Array(await read('words', 'U8'));
  const stored = countLines(words);
  const rows = rowsToRead(stored, columns, options, place);
  const decode = await rowDecoderOf(encoding, { rows: stored, columns, subvectorLength, place }, read);
  const { data } = createGrowingMatrix(columns, rows, true, place);
  decodeRows(decode, data, rows, columns);
  return collectVectors(linesOf(words), { rows, columns, data }, options, place);
}

function decodeRows(decode: RowDecoder, data: Float32Array, rows: number, columns: number): void {
  for (let row = 0; row < rows; row++) decode(row, data.subarray(row * columns, (row + 1) * columns));
}

/** Whether a file is of codes: its metadata say so, or it has those of `int8` and their scales. */
export function isCompressed({ metadata, tensors }: Safetensors): boolean {
  return metadata.has('encoding') || (tensors.has('codes') && tensors.has('scales'));
}

interface CodedTable {
  readonly encoding: string | undefined;
  readonly columns: number;
  readonly subvectorLength: number;
}

/** Returns how the numbers of a file of codes are stored, and how many a row has. @throws FirthError `INCONSISTENT` */
export function codedTableOf({ metadata, tensors }: Safetensors, place: Place): CodedTable {
  const codes = tensors.get('codes');
  if (!metadata.has('encoding') && codes?.type === 'I8' && codes.shape.length === 2)
    return { encoding: 'int8', columns: codes.shape[1]!, subvectorLength: 1 };
  const encoding = metadata.get('encoding');
  const subvectorLength = encoding === 'product' ? countOf(metadata, 'subvector_length', place) : 1;
  return { encoding, columns: countOf(metadata, 'dimensions', place), subvectorLength };
}

function countOf(metadata: ReadonlyMap<string, string>, name: string, place: Place): number {
  const value = Number(metadata.get(name));
  if (Number.isInteger(value) && value >= 1 && value <= 65_536) return value;
  throw new FirthError('INCONSISTENT', `the metadata should have ${name}, a whole number from 1 to 65536`, place);
}

/** Reads tensors whose types and lengths are as they should be. */
function tensorReader(tensors: Safetensors['tensors'], place: Place): TensorReader {
  return async (name, type, length) => {
    const tensor = tensors.get(name);
    const held = tensor?.shape.reduce((product, extent) => product * extent, 1);
    if (tensor?.type === type && (length === undefined || held === length))
      return (type === 'F16' ? await tensor.floats() : await tensor.bytes()).buffer;
    const expected = `${length ?? 'any number of'} × ${type}`;
    const received = tensor ? `${held} × ${tensor.type}` : 'nothing';
    throw new FirthError('INCONSISTENT', `the tensor ${name} should be ${expected}, and is ${received}`, place);
  };
}
