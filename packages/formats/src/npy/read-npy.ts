import { FirthError, type Place } from '@firth/core';
import { halfToFloat } from '../safetensors/element-type.ts';
import { type NpyHeader, parseNpyHeader } from './npy-header.ts';

/** An array of numpy. */
export interface NpyArray {
  /** The extent of each axis, the outermost first; none for a single number. */
  readonly shape: readonly number[];
  /** Row-major, whatever the order in the file; float64 where the file has it, else float32. */
  readonly data: Float32Array | Float64Array;
}

export interface ReadNpyOptions {
  /** What to call the file in errors; a `File` has a name of its own. */
  readonly name?: string | undefined;
}

const magic = '\x93NUMPY';
/** Far more than a shape takes; the format allows 4 GiB. */
const maxHeaderBytes = 65_536;

/**
 * Returns the array in an .npy file of numpy (versions 1 to 3 of the format) whose elements are float16, float32 or float64 of either byte order.
 *
 * @throws FirthError `EMPTY`, `BAD_MAGIC`, `UNSUPPORTED` for other elements and for .npz, `BAD_HEADER`, `LIMIT`, `TRUNCATED`, `TRAILING_DATA`
 * @example
 * ```ts
 * const table = { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) };
 * const { shape, data } = await readNpy(new Blob([...writeNpy(table)]));
 * console.log(shape, data); // [ 2, 2 ] Float32Array(4) [ 1, 2, 3, 4 ]
 * ```
 */
export async function readNpy(file: Blob, options: ReadNpyOptions = {}): Promise<NpyArray> {
  const name = options.name ?? (file instanceof File ? file.name : undefined);
  const place: Place = name === undefined ? {} : { file: name };
  const { text, dataStart } = await readHeader(file, place);
  const header = parseNpyHeader(text, place);
  const count = countOf(header, file.size - dataStart, place);
  const bytes = await readSpan(file, dataStart, dataStart + count * header.bytes, place);
  const data = numbersOf(new DataView(bytes), header);
  return { shape: header.shape, data: header.columnsFirst ? toRowsFirst(data, header.shape) : data };
}

async function readHeader(file: Blob, place: Place): Promise<{ readonly text: string; readonly dataStart: number }> {
  const head = new Uint8Array(await readSpan(file, 0, Math.min(file.size, 12 + maxHeaderBytes), place));
  if (head.length === 0) throw new FirthError('EMPTY', 'the file has no bytes', place);
  const latin1 = (from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));
  if (latin1(0, 4) === 'PK\x03\x04')
    throw new FirthError('UNSUPPORTED', 'is a zip, as .npz files are: unpack it and read the .npy files in it', place);
  if (!magic.startsWith(latin1(0, magic.length)))
    throw new FirthError('BAD_MAGIC', 'does not begin as an .npy file does', place);
  const version = head[6] ?? 0;
  const headerStart = version === 1 ? 10 : 12;
  if (head.length < headerStart) throw new FirthError('TRUNCATED', `the file has ${head.length} bytes`, place);
  if (version < 1 || version > 3) throw new FirthError('UNSUPPORTED', `is of version ${version} of the format`, place);
  const view = new DataView(head.buffer);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > maxHeaderBytes)
    throw new FirthError('LIMIT', `the header has ${length} bytes; the limit is ${maxHeaderBytes}`, place);
  const left = head.length - headerStart;
  if (length > left) throw new FirthError('TRUNCATED', `the header has ${length} bytes, and ${left} follow`, place);
  return {
    text: new TextDecoder('latin1').decode(head.subarray(headerStart, headerStart + length)),
    dataStart: headerStart + length,
  };
}

/** Returns how many numbers there are, and makes sure that they are there before anything is allocated for them. */
function countOf({ shape, bytes }: NpyHeader, dataBytes: number, place: Place): number {
  const count = shape.reduce((product, extent) => product * extent, 1);
  const shown = shape.join(' × ');
  if (count * bytes > dataBytes)
    throw new FirthError(
      'TRUNCATED',
      `${shown} numbers of ${bytes} bytes are promised, and ${dataBytes} bytes follow`,
      place,
    );
  if (count * bytes < dataBytes)
    throw new FirthError('TRAILING_DATA', `${dataBytes - count * bytes} bytes follow the ${shown} numbers`, place);
  return count;
}

function numbersOf(view: DataView, { bytes, littleEndian }: NpyHeader): Float32Array | Float64Array {
  const length = view.byteLength / bytes;
  if (bytes === 8) return Float64Array.from({ length }, (_, i) => view.getFloat64(8 * i, littleEndian));
  if (bytes === 4) return Float32Array.from({ length }, (_, i) => view.getFloat32(4 * i, littleEndian));
  return Float32Array.from({ length }, (_, i) => halfToFloat(view.getUint16(2 * i, littleEndian)));
}

/** Fortran's order has the first axis fastest. */
function toRowsFirst<A extends Float32Array | Float64Array>(data: A, shape: readonly number[]): A {
  const ordered = data.slice() as A;
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, extent) => product * extent, 1));
  for (let i = 0; i < data.length; i++) {
    let [rest, from] = [i, 0];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += (rest % shape[axis]!) * strides[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    ordered[i] = data[from]!;
  }
  return ordered;
}

async function readSpan(file: Blob, begin: number, end: number, place: Place): Promise<ArrayBuffer> {
  try {
    return await file.slice(begin, end).arrayBuffer();
  } catch (cause) {
    throw new FirthError('IO', `cannot be read: ${(cause as Error).message}`, { ...place, cause });
  }
}
