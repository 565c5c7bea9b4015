import { FirthError, type Place } from '@firth/core';
import { type NpyHeader, parseNpyHeader } from './npy-header.ts';

const magic = '\x93NUMPY';
/** Far more than a shape takes; the format allows 4 GiB. */
const maxHeaderBytes = 65_536;
/** As many first bytes as {@link parseNpyHead} wants to see of a file that has them. */
export const npyHeadBytes: number = 12 + maxHeaderBytes;

/** What stands in front of an array. */
export interface NpyHead extends NpyHeader {
  /** Offset of the first element. */
  readonly dataStart: number;
}

/**
 * Returns what `head`, the first bytes of an .npy file, says.
 *
 * @throws FirthError `EMPTY`, `BAD_MAGIC`, `UNSUPPORTED`, `BAD_HEADER`, `LIMIT`, `TRUNCATED`
 */
export function parseNpyHead(head: Uint8Array, place: Place): NpyHead {
  if (head.length === 0) throw new FirthError('EMPTY', 'the file has no bytes', place);
  const latin1 = (from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));
  if (latin1(0, 4) === 'PK\x03\x04')
    throw new FirthError('UNSUPPORTED', 'is a zip, as .npz files are: @firth/formats/npz reads those', place);
  if (!magic.startsWith(latin1(0, magic.length)))
    throw new FirthError('BAD_MAGIC', 'does not begin as an .npy file does', place);
  const version = head[6] ?? 0;
  const headerStart = version === 1 ? 10 : 12;
  if (head.length < headerStart) throw new FirthError('TRUNCATED', `the file has ${head.length} bytes`, place);
  if (version < 1 || version > 3) throw new FirthError('UNSUPPORTED', `is of version ${version} of the format`, place);
  const view = new DataView(head.buffer, head.byteOffset);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > maxHeaderBytes)
    throw new FirthError('LIMIT', `the header has ${length} bytes; the limit is ${maxHeaderBytes}`, place);
  const left = head.length - headerStart;
  if (length > left) throw new FirthError('TRUNCATED', `the header has ${length} bytes, and ${left} follow`, place);
  const text = new TextDecoder('latin1').decode(head.subarray(headerStart, headerStart + length));
  return { ...parseNpyHeader(text, place), dataStart: headerStart + length };
}

/** Returns how many elements there are in an array of `shape`. */
export function elementsOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/**
 * Makes sure that the elements are there before anything is allocated for them.
 *
 * @throws FirthError `TRUNCATED`, `TRAILING_DATA`
 */
export function checkElements(shape: readonly number[], elementBytes: number, dataBytes: number, place: Place): void {
  const promised = elementsOf(shape) * elementBytes;
  const shown = shape.join(' × ');
  if (promised > dataBytes)
    throw new FirthError(
      'TRUNCATED',
      `${shown} elements of ${elementBytes} bytes are promised, and ${dataBytes} bytes follow`,
      place,
    );
  if (promised < dataBytes)
    throw new FirthError('TRAILING_DATA', `${dataBytes - promised} bytes follow the ${shown} elements`, place);
}

/** Returns row-major what is in the order of Fortran, which has the first axis fastest. */
export function toRowsFirst<A extends Float32Array | Float64Array>(data: A, shape: readonly number[]): A {
  const ordered = data.slice() as A;
  const strides = shape.map((_, axis) => elementsOf(shape.slice(0, axis)));
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
