import { FirthError } from '@firth/core';
import type { FloatTensor } from '../safetensors/write-safetensors.ts';

/**
 * Yields the bytes of an .npy file (version 1 of the format) that holds `tensor` as float32, row-major. The data begins at a multiple of 64
 * bytes, as numpy has it.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for a shape that is not that of its numbers
 * @example
 * ```ts
 * const [header] = writeNpy({ shape: [3], data: Float32Array.of(1, 2, 3) });
 * console.log(new TextDecoder('latin1').decode(header?.subarray(10, 67))); // {'descr': '<f4', 'fortran_order': False, 'shape': (3,), }
 * ```
 */
export function* writeNpy({ shape, data }: FloatTensor): Generator<Uint8Array<ArrayBuffer>> {
  const count = shape.reduce((product, extent) => product * extent, 1);
  if (count !== data.length)
    throw new FirthError('DIMENSION_MISMATCH', `received ${data.length} numbers for the shape ${shape.join(' × ')}`);
  yield headerOf(shape);
  if (data.length > 0) yield new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
}

function headerOf(shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const extents = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${extents}), }`;
  const size = Math.ceil((10 + dictionary.length + 1) / 64) * 64;
  const header = new TextEncoder().encode(`?NUMPY??__${dictionary.padEnd(size - 11)}\n`);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x93);
  view.setUint16(6, 1, true);
  view.setUint16(8, size - 10, true);
  return header;
}
