import { FirthError, type Matrix, type Place } from '@firth/core';
import { checkElements, elementsOf, toRowsFirst } from '../npy/npy-head.ts';
import { encodingOfNpy } from '../npy/npy-header.ts';
import { tableShape } from '../npy/read-npy.ts';
import { isPickleObject, type PickleObject, type PickleValue } from './pickle-value.ts';

/** An array of numpy as its pickle has it. */
interface PickledArray {
  readonly type: string;
  readonly shape: readonly number[];
  readonly columnsFirst: boolean;
  readonly bytes: Uint8Array;
}

/**
 * Returns the first rows of a pickled table as float32.
 *
 * @throws FirthError `UNSUPPORTED`, `INCONSISTENT`, `TRUNCATED`, `TRAILING_DATA`
 */
export function readPickledTable(
  array: PickleObject,
  rowsOf: (shape: readonly [rows: number, columns: number]) => number,
  place: Place,
): Matrix & { readonly data: Float32Array<ArrayBuffer> } {
  const { type, shape, columnsFirst, bytes } = arrayOf(array, place);
  const encoding = encodingOfNpy(type, place);
  checkElements(shape, encoding.blockBytes, bytes.length, place);
  const [all, columns] = tableShape(shape, place);
  const rows = rowsOf([all, columns]);
  const data = new Float32Array(elementsOf(shape));
  encoding.decode(bytes, data, 0);
  const ordered = columnsFirst ? toRowsFirst(data, shape) : data;
  return { rows, columns, data: ordered.subarray(0, rows * columns) };
}

const integerBytes: ReadonlyMap<string, number> = new Map([
  ['<i4', 4],
  ['<i8', 8],
]);

/**
 * Returns the integers of a pickled array.
 *
 * @throws FirthError `UNSUPPORTED` for another type, `TRUNCATED`, `TRAILING_DATA`
 */
export function integersOf(array: PickleObject, place: Place): Float64Array {
  const { type, shape, bytes } = arrayOf(array, place);
  const size = integerBytes.get(type);
  if (size === undefined) throw new FirthError('UNSUPPORTED', `counts of the type '${type}' are not read`, place);
  checkElements(shape, size, bytes.length, place);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: elementsOf(shape) }, (_, i) =>
    size === 8 ? Number(view.getBigInt64(8 * i, true)) : view.getInt32(4 * i, true),
  );
}

/** numpy's `ndarray.__reduce__`: the state is (version, shape, dtype, Fortran order, data). */
export function arrayOf({ type, state }: PickleObject, place: Place): PickledArray {
  if (/^numpy\._?core\.multiarray\._reconstruct$/.test(type) && Array.isArray(state) && state.length === 5) {
    const [, shape, dtype, columnsFirst, data] = state;
    const bytes = bytesOf(data);
    if (isShape(shape) && typeof columnsFirst === 'boolean' && bytes)
      return { type: typeOf(dtype, place), shape, columnsFirst, bytes };
  }
  throw new FirthError('INCONSISTENT', 'an array of the pickle is not as numpy writes them', place);
}

function isShape(value: PickleValue | undefined): value is number[] {
  return Array.isArray(value) && value.every((extent) => Number.isSafeInteger(extent) && (extent as number) >= 0);
}

/** numpy's `dtype.__reduce__`: `dtype('f4', False, True)`, and a state whose second entry is the byte order. */
function typeOf(value: PickleValue | undefined, place: Place): string {
  if (isPickleObject(value) && value.type === 'numpy.dtype' && Array.isArray(value.state)) {
    const [name, order] = [value.args[0], value.state[1]];
    if (typeof name === 'string' && typeof order === 'string') return `${order}${name}`;
  }
  throw new FirthError('INCONSISTENT', 'the type of an array of the pickle is not as numpy writes it', place);
}

/** Bytes are bytes from protocol 3 on; before, they are text in Latin-1, for which Python 3 writes a call that encodes it. */
function bytesOf(value: PickleValue | undefined): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') return bytesOfLatin1(value);
  if (!isPickleObject(value) || value.type !== '_codecs.encode') return undefined;
  const [text, encoding] = value.args;
  return typeof text === 'string' && encoding === 'latin1' ? bytesOfLatin1(text) : undefined;
}

function bytesOfLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
