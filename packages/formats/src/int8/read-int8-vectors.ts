import { createVocabulary, FirthError, type Place, type WordVectors } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import { parseHeader, type TensorSpan } from '../safetensors/parse-header.ts';

export interface ReadInt8VectorsOptions {
  /** Reads only the first so many words. */
  readonly limit?: number | undefined;
  /** What to call the file in errors. */
  readonly name?: string | undefined;
}

/** As in the format's own program. */
const maxHeaderBytes = 100_000_000;
const lengthBytes = 8;

/**
 * Returns the vectors of a safetensors file that holds them at 8 bits, as `@firth/pretrained` does. It has three tensors: `codes` (`I8`, rows ×
 * columns), `scales` (`F32`, a number a row) and `words` (`U8`, UTF-8, each word ended by a newline). A number is its code times the scale
 * of its row.
 *
 * @throws FirthError `TRUNCATED`, `LIMIT`, `BAD_JSON`, `INCONSISTENT`, `UNSUPPORTED`, `TRAILING_DATA` as `openSafetensors` does;
 * `INCONSISTENT` too where the tensors do not fit each other; `BAD_UTF8`, `DUPLICATE_WORD`
 * @example
 * ```ts
 * const header = JSON.stringify({
 *   codes: { dtype: 'I8', shape: [2, 2], data_offsets: [8, 12] },
 *   scales: { dtype: 'F32', shape: [2], data_offsets: [0, 8] },
 *   words: { dtype: 'U8', shape: [5], data_offsets: [12, 17] },
 * });
 * const length = new BigUint64Array([BigInt(header.length)]);
 * const file = new Blob([length, header, Float32Array.of(0.5, 0.25), Int8Array.of(2, -2, 127, 4), 'a\nbc\n']);
 * const vectors = await readInt8Vectors(file);
 * console.log(vectors.vectorOf('bc')); // Float32Array(2) [ 31.75, 1 ]
 * ```
 */
export async function readInt8Vectors(file: Blob, options: ReadInt8VectorsOptions = {}): Promise<WordVectors> {
  const place: Place = options.name === undefined ? {} : { file: options.name };
  const { tensors, dataStart } = await readHeader(file, place);
  const tensor = async (
    name: string,
    type: string,
    axes: number,
  ): Promise<{ shape: readonly number[]; bytes: ArrayBuffer }> => {
    const span = spanOf(tensors, name, type, axes, place);
    const bytes = await file.slice(dataStart + span.begin, dataStart + span.end).arrayBuffer();
    return { shape: span.shape, bytes };
  };
  const codes = await tensor('codes', 'I8', 2);
  const scales = await tensor('scales', 'F32', 1);
  const words = wordsIn((await tensor('words', 'U8', 1)).bytes, place);
  const [stored, columns] = codes.shape as [number, number];
  if (scales.shape[0] !== stored || words.length !== stored || columns === 0) {
    const sizes = `${stored} × ${columns} codes, ${scales.shape[0]} scales and ${words.length} words`;
    throw new FirthError('INCONSISTENT', `${sizes} do not fit each other`, place);
  }
  const rows = Math.min(stored, options.limit ?? stored);
  const data = toFloats(new Int8Array(codes.bytes), new Float32Array(scales.bytes), rows, columns);
  return createWordVectors(createVocabulary(words.slice(0, rows)), { rows, columns, data });
}

async function readHeader(
  file: Blob,
  place: Place,
): Promise<{ tensors: ReadonlyMap<string, TensorSpan>; dataStart: number }> {
  if (file.size < lengthBytes)
    throw new FirthError('TRUNCATED', `the file has ${file.size} bytes, fewer than the length of its header`, place);
  const length = new DataView(await file.slice(0, lengthBytes).arrayBuffer()).getBigUint64(0, true);
  if (length > maxHeaderBytes)
    throw new FirthError('LIMIT', `the header has ${length} bytes; the limit is ${maxHeaderBytes}`, place);
  const dataStart = lengthBytes + Number(length);
  if (dataStart > file.size)
    throw new FirthError('TRUNCATED', `the header has ${length} bytes, and ${file.size - lengthBytes} follow`, place);
  const text = await file.slice(lengthBytes, dataStart).text();
  return { tensors: parseHeader(text, file.size - dataStart, place).tensors, dataStart };
}

function spanOf(
  tensors: ReadonlyMap<string, TensorSpan>,
  name: string,
  type: string,
  axes: number,
  place: Place,
): TensorSpan {
  const span = tensors.get(name);
  if (span?.type === type && span.shape.length === axes) return span;
  const found = span ? `${span.type} of ${span.shape.length} axes` : 'missing';
  throw new FirthError('INCONSISTENT', `the tensor ${name} is ${found}, expected ${type} of ${axes}`, place);
}

function wordsIn(bytes: ArrayBuffer, place: Place): string[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new FirthError('BAD_UTF8', 'the words are not UTF-8', { ...place, cause });
  }
  const words = text.split('\n');
  words.pop(); // behind the last newline
  const seen = new Set<string>();
  for (const word of words) {
    if (seen.has(word)) throw new FirthError('DUPLICATE_WORD', `${JSON.stringify(word)} stands twice`, place);
    seen.add(word);
  }
  return words;
}

function toFloats(codes: Int8Array, scales: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, i) => codes[i]! * scales[Math.floor(i / columns)]!);
}
