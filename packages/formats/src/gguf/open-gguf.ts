import { FirthError, type Place } from '@firth/core';
import { createByteReader } from '../byte-reader.ts';
import { readNumbers } from '../numbers/decode-numbers.ts';
import { bfloat16, float16, float32, float64, type NumberEncoding, q4_0, q8_0 } from '../numbers/number-encoding.ts';
import { placeOf } from '../open-table.ts';
import { type GGUFValue, parseGGUFHeader } from './parse-gguf-header.ts';

/** A tensor of a GGUF file: what it is, and the way to its numbers. */
export interface GGUFTensor {
  /** ggml's name of the type, such as `Q8_0`, or its number where the type is not read. */
  readonly type: string;
  /** The extent of each axis, the outermost first: the file has them the other way round. */
  readonly shape: readonly number[];
  /**
   * Reads its numbers as float32, row-major: all of them, or those of the first rows.
   *
   * @throws FirthError `UNSUPPORTED` for a type that is not read, `TRUNCATED`, `IO`
   */
  floats(rows?: number): Promise<Float32Array<ArrayBuffer>>;
}

/** A GGUF file that is open. */
export interface GGUF {
  readonly metadata: ReadonlyMap<string, GGUFValue>;
  readonly tensors: ReadonlyMap<string, GGUFTensor>;
}

export interface OpenGGUFOptions {
  /** What to call the file in errors; a `File` has a name of its own. */
  readonly name?: string | undefined;
}

/** The types of ggml.h that are read, by their numbers (`enum ggml_type`). */
const types: ReadonlyMap<number, readonly [name: string, encoding: NumberEncoding]> = new Map([
  [0, ['F32', float32]],
  [1, ['F16', float16]],
  [2, ['Q4_0', q4_0]],
  [8, ['Q8_0', q8_0]],
  [28, ['F64', float64]],
  [30, ['BF16', bfloat16]],
]);

/** The header of the largest vocabularies has 10 MB; it is read in steps that double up to this. */
const maxHeaderBytes = 2 ** 29;
const firstStepBytes = 2 ** 20;

/**
 * Returns what is in a GGUF file (versions 2 and 3, as gguf.md of ggml has it): its metadata, and its tensors, each of which is read when it is
 * asked for, from F32, F16, BF16, F64, Q8_0 or Q4_0.
 *
 * @throws FirthError `EMPTY`, `BAD_MAGIC`, `UNSUPPORTED` for another version, `TRUNCATED`, `LIMIT`, `INCONSISTENT`, `IO`
 * @example
 * ```ts
 * const header = Uint8Array.of(0x47, 0x47, 0x55, 0x46, 3, 0, 0, 0);
 * const file = new Blob([header, new Uint8Array(16)]); // No tensors, no metadata.
 * console.log((await openGGUF(file)).tensors.size); // 0
 * ```
 */
export async function openGGUF(file: Blob, options: OpenGGUFOptions = {}): Promise<GGUF> {
  const place = placeOf(file, options);
  if (file.size === 0) throw new FirthError('EMPTY', 'the file is empty', place);
  const { metadata, tensors, dataStart } = await readHeader(file, place);
  const opened = tensors.map(({ name, shape, type, offset }) => {
    const [typeName, encoding] = types.get(type) ?? [`type ${type}`];
    const columns = shape.at(-1) ?? 1;
    const numbers = shape.reduce((product, extent) => product * extent, 1);
    const floats = async (rows = numbers / columns): Promise<Float32Array<ArrayBuffer>> => {
      const what = `the tensor ${JSON.stringify(name)}`;
      if (!encoding) throw new FirthError('UNSUPPORTED', `${what} is of ${typeName}, which is not read`, place);
      if (columns % encoding.blockLength !== 0 || !Number.isSafeInteger(numbers))
        throw new FirthError('INCONSISTENT', `${what} has rows of ${columns} numbers, in ${typeName}`, place);
      return readNumbers(file, dataStart + offset, encoding, rows * columns, place);
    };
    return [name, { type: typeName, shape, floats }] as const;
  });
  return { metadata, tensors: new Map(opened) };
}

/** Nothing says how long the header is: more is read until it suffices. */
async function readHeader(file: Blob, place: Place): Promise<ReturnType<typeof parseGGUFHeader>> {
  for (let bytes = firstStepBytes; ; bytes *= 4) {
    const head = await file.slice(0, bytes).bytes();
    try {
      return parseGGUFHeader(createByteReader(head, place), file.size, place);
    } catch (error) {
      const mayGoOn = error instanceof FirthError && error.code === 'TRUNCATED' && bytes < file.size;
      if (!mayGoOn) throw error;
      if (bytes >= maxHeaderBytes)
        throw new FirthError('LIMIT', `the header has more than ${maxHeaderBytes} bytes`, place);
    }
  }
}
