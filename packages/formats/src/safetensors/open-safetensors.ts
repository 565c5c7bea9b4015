import { FirthError, type Place } from '@firth/core';
import { readNumbers } from '../numbers/decode-numbers.ts';
import { encodingOf } from './element-type.ts';
import { parseHeader, type TensorSpan } from './parse-header.ts';

/** A tensor of a file: what it is, and the way to its numbers. */
export interface StoredTensor {
  /** As the format names it: `F32`, `BF16`, `I64`. */
  readonly type: string;
  /** The extent of each axis, the outermost first; none for a single number. */
  readonly shape: readonly number[];
  readonly byteLength: number;
  /**
   * Reads its numbers as float32, row-major, from `F32`, `F16`, `BF16` or, rounded, `F64`: all of them, or the first `count`.
   *
   * @throws FirthError `UNSUPPORTED` for another type, `IO`
   */
  floats(count?: number): Promise<Float32Array<ArrayBuffer>>;
  /**
   * Reads the bytes of which it is made.
   *
   * @throws FirthError `IO`
   */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}

/** A safetensors file that is open. */
export interface Safetensors {
  /** What its maker noted. */
  readonly metadata: ReadonlyMap<string, string>;
  /** The tensors by their names. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
}

export interface OpenSafetensorsOptions {
  /** What to call the file in errors; a `File` has a name of its own. */
  readonly name?: string | undefined;
}

/** As in the format's own program, which reads no larger header either. */
const maxHeaderBytes = 100_000_000;
const lengthBytes = 8;

/**
 * Returns the tensors in a safetensors file. Only its header is read; each tensor is read when it is asked for, so the table of a large model costs
 * what the table takes.
 *
 * @throws FirthError `EMPTY`, `TRUNCATED`, `LIMIT` for a header over 100 MB, `BAD_JSON` (a key twice too), `INCONSISTENT`, `UNSUPPORTED`,
 * `TRAILING_DATA`, `IO`
 * @example
 * ```ts
 * const table = { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) };
 * const file = new Blob([...writeSafetensors(new Map([['wte', table]]), { metadata: new Map([['made by', 'hand']]) })]);
 * const { tensors, metadata } = await openSafetensors(file);
 * console.log([...tensors.keys()], tensors.get('wte')?.shape, metadata.get('made by')); // [ 'wte' ] [ 2, 2 ] hand
 * console.log(await tensors.get('wte')?.floats()); // Float32Array(4) [ 1, 2, 3, 4 ]
 * ```
 */
export async function openSafetensors(file: Blob, options: OpenSafetensorsOptions = {}): Promise<Safetensors> {
  const name = options.name ?? (file instanceof File ? file.name : undefined);
  const place: Place = name === undefined ? {} : { file: name };
  const headerEnd = lengthBytes + (await headerBytes(file, place));
  const text = decode(await readSpan(file, lengthBytes, headerEnd, place), place);
  const { metadata, tensors } = parseHeader(text, file.size - headerEnd, place);
  const stored = [...tensors].map(
    ([tensor, span]) => [tensor, storedTensor(file, headerEnd, tensor, span, place)] as const,
  );
  return { metadata, tensors: new Map(stored) };
}

async function headerBytes(file: Blob, place: Place): Promise<number> {
  if (file.size === 0) throw new FirthError('EMPTY', 'the file has no bytes', place);
  if (file.size < lengthBytes)
    throw new FirthError('TRUNCATED', `the file has ${file.size} bytes, fewer than the length of its header`, place);
  const length = new DataView(await readSpan(file, 0, lengthBytes, place)).getBigUint64(0, true);
  if (length > maxHeaderBytes)
    throw new FirthError(
      'LIMIT',
      `as safetensors it has a header of ${length} bytes; the limit is ${maxHeaderBytes}`,
      place,
    );
  const left = file.size - lengthBytes;
  if (length > left) throw new FirthError('TRUNCATED', `the header has ${length} bytes, and ${left} follow`, place);
  return Number(length);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: ArrayBuffer, place: Place): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new FirthError('BAD_JSON', 'the header is not UTF-8', { ...place, cause });
  }
}

function storedTensor(file: Blob, dataStart: number, name: string, span: TensorSpan, place: Place): StoredTensor {
  const { type, shape, begin, end } = span;
  const numbers = shape.reduce((product, extent) => product * extent, 1);
  return {
    type,
    shape,
    byteLength: end - begin,
    async floats(count = numbers) {
      const encoding = encodingOf(type);
      if (encoding) return readNumbers(file, dataStart + begin, encoding, Math.min(count, numbers), place);
      throw new FirthError(
        'UNSUPPORTED',
        `the tensor ${JSON.stringify(name)} has no floats: its type is ${type}`,
        place,
      );
    },
    bytes: async () => new Uint8Array(await readSpan(file, dataStart + begin, dataStart + end, place)),
  };
}

/** A slice has a buffer of its own, whose start is aligned wherever the span begins in the file. */
async function readSpan(file: Blob, begin: number, end: number, place: Place): Promise<ArrayBuffer> {
  try {
    return await file.slice(begin, end).arrayBuffer();
  } catch (cause) {
    throw new FirthError('IO', `cannot be read: ${(cause as Error).message}`, { ...place, cause });
  }
}
