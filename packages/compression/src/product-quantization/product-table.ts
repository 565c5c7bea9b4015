import type { Matrix } from '@firth/core';
import type { CompressedTable } from '../compressed-table.ts';
import { addQuantized, type QuantizedMatrix, type QuantizeMatrixOptions, quantizeMatrix } from './quantized-matrix.ts';

/** A table by product quantization. */
export interface ProductTable extends CompressedTable {
  readonly quantized: QuantizedMatrix;
}

/**
 * Returns `matrix` by {@link quantizeMatrix} as a table like the others.
 *
 * @throws FirthError what `quantizeMatrix` throws
 */
export function toProductCodes(matrix: Matrix, options: QuantizeMatrixOptions = {}): ProductTable {
  const quantized = quantizeMatrix(matrix, options);
  const { rows, columns, codes, quantizer, norms } = quantized;
  const ofNorms = norms ? norms.codes.byteLength + norms.quantizer.centroids.byteLength : 0;
  return {
    ...{ rows, columns, quantized },
    bytes: codes.byteLength + quantizer.centroids.byteLength + ofNorms,
    readRow(row, out) {
      out.fill(0, 0, columns);
      addQuantized(quantized, row, out);
    },
  };
}
