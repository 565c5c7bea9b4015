import { createVocabulary, FirthError, type Place, type WordVectors } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import type { ReadOptions } from '../read-options.ts';
import { openSafetensors, type Safetensors } from '../safetensors/open-safetensors.ts';
import { type RowDecoder, rowDecoderOf, type TensorReader } from './row-decoder.ts';

/**
 * Returns the vectors in a safetensors file of codes as `float32`: what {@link writeCompressedVectors} writes. Where a word stands twice, the first
 * keeps the id.
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
export async function readCompressedVectors(
  file: Blob,
  options: Pick<ReadOptions, 'limit' | 'name'> = {},
): Promise<WordVectors> {
  const place: Place = options.name === undefined ? {} : { file: options.name };
  const { metadata, tensors } = await openSafetensors(file, options);
  const read = tensorReader(tensors, place);
  const columns = countOf(metadata, 'dimensions', place);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await read('words', 'U8'));
  const words = text.split('\n').slice(0, -1);
  const encoding = metadata.get('encoding');
  const subvectorLength = encoding === 'product' ? countOf(metadata, 'subvector_length', place) : 1;
  const decode = await rowDecoderOf(encoding, { rows: words.length, columns, subvectorLength, place }, read);
  const rows = Math.min(words.length, options.limit ?? words.length);
  return createWordVectors(createVocabulary(words.slice(0, rows)), {
    ...{ rows, columns },
    data: decodeRows(decode, rows, columns),
  });
}

function decodeRows(decode: RowDecoder, rows: number, columns: number): Float32Array {
  const data = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) decode(row, data.subarray(row * columns, (row + 1) * columns));
  return data;
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
