import { FirthError, type Matrix, type Place } from '@firth/core';
import { readNumbers } from '../numbers/decode-numbers.ts';
import { placeOf } from '../open-table.ts';
import { checkElements, elementsOf, type NpyHead, npyHeadBytes, parseNpyHead, toRowsFirst } from './npy-head.ts';
import { encodingOfNpy } from './npy-header.ts';

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
  const place = placeOf(file, options);
  const { type, shape, columnsFirst, dataStart } = await readNpyHead(file, place);
  const encoding = encodingOfNpy(type, place);
  checkElements(shape, encoding.blockBytes, file.size - dataStart, place);
  const data =
    encoding.blockBytes === 8
      ? doublesOf(new DataView(await file.slice(dataStart).arrayBuffer()), type === '<f8')
      : await readNumbers(file, dataStart, encoding, elementsOf(shape), place);
  return { shape, data: columnsFirst ? toRowsFirst(data, shape) : data };
}

/** Returns what stands in front of the array in `file`. @throws FirthError what {@link parseNpyHead} throws; `IO` */
export async function readNpyHead(file: Blob, place: Place): Promise<NpyHead> {
  try {
    return parseNpyHead(new Uint8Array(await file.slice(0, npyHeadBytes).arrayBuffer()), place);
  } catch (cause) {
    if (cause instanceof FirthError) throw cause;
    throw new FirthError('IO', `cannot be read: ${(cause as Error).message}`, { ...place, cause });
  }
}

function doublesOf(view: DataView, littleEndian: boolean): Float64Array {
  return Float64Array.from({ length: view.byteLength / 8 }, (_, i) => view.getFloat64(8 * i, littleEndian));
}

/**
 * Returns the first `rows` rows of the table in an .npy file as float32: what {@link readNpy} returns, in no more memory than they take.
 *
 * @throws FirthError what {@link readNpy} throws; `INCONSISTENT` for an array that is no table
 */
export async function readNpyTable(
  file: Blob,
  rowsOf: (shape: readonly [rows: number, columns: number]) => number,
  place: Place,
  signal?: AbortSignal,
): Promise<Matrix & { readonly data: Float32Array<ArrayBuffer> }> {
  const { type, shape, columnsFirst, dataStart } = await readNpyHead(file, place);
  const encoding = encodingOfNpy(type, place);
  checkElements(shape, encoding.blockBytes, file.size - dataStart, place);
  const [all, columns] = tableShape(shape, place);
  const rows = rowsOf([all, columns]);
  const stored = columnsFirst ? all : rows;
  const data = await readNumbers(file, dataStart, encoding, stored * columns, place, signal);
  const ordered = columnsFirst ? toRowsFirst(data, shape) : data;
  return { rows, columns, data: ordered.subarray(0, rows * columns) as Float32Array<ArrayBuffer> };
}

/** Returns the two extents of a table. @throws FirthError `INCONSISTENT` for another number of axes */
export function tableShape(shape: readonly number[], place: Place): readonly [rows: number, columns: number] {
  const [rows, columns] = shape;
  if (shape.length === 2 && rows !== undefined && columns !== undefined) return [rows, columns];
  throw new FirthError('INCONSISTENT', `an array of the shape (${shape.join(', ')}) is no table of vectors`, place);
}
