import { FirthError, type Matrix } from '@firth/core';
import { type Tensor, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core';

/**
 * Returns `matrix` as a tensor. The cpu backend keeps the matrix's own numbers, so that they must not change any more; the others copy them into their
 * memory.
 *
 * @example
 * ```ts
 * await useBackend({ among: ['cpu'] });
 * const tensor = toTensor({ rows: 2, columns: 2, data: Float32Array.of(1, 2, 3, 4) });
 * console.log(tensor.shape, toMatrix(tensor).data); // [ 2, 2 ] Float32Array(4) [ 1, 2, 3, 4 ]
 * ```
 */
export function toTensor({ rows, columns, data }: Matrix): Tensor2D {
  return tensor2d(data, [rows, columns], 'float32');
}

/**
 * Returns a tensor of two axes as a matrix. The cpu backend gives its own numbers, without a copy, so that they must not be changed; the others copy
 * them out of their memory.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for another number of axes, `BAD_OPTION` for other than float32
 */
export function toMatrix(tensor: Tensor): Matrix {
  const [rows, columns] = tensor.shape;
  if (rows === undefined || columns === undefined || tensor.shape.length !== 2)
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `tensor: received the shape [${tensor.shape}], expected rows and columns`,
    );
  const data = tensor.dataSync();
  if (!(data instanceof Float32Array))
    throw new FirthError('BAD_OPTION', `tensor: received ${tensor.dtype}, expected float32`);
  return { rows, columns, data };
}
