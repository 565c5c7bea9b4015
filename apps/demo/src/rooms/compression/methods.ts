import {
  type CompressedTable,
  expandTable,
  pruneMagnitudes,
  toBinary,
  toFloat16,
  toInt4,
  toInt8,
  toProductCodes,
  truncateDimensions,
} from '@firth/compression';
import type { Matrix } from '@firth/core';

/** A table in fewer bytes, as it reads afterwards. */
export interface Compressed {
  readonly bytes: number;
  readonly matrix: Matrix;
}

export interface CompressionMethod {
  readonly id: string;
  readonly title: string;
  /** One sentence: what is kept of a number. */
  readonly summary: string;
  readonly compress: (matrix: Matrix) => Compressed;
}

/** The ways to make a table smaller that the room compares. */
export const methods: readonly CompressionMethod[] = [
  stored('float16', '16-bit floats', 'Every number in two bytes.', toFloat16),
  stored('int8', 'int8', 'Every number in one of 255 steps, a scale for each word.', toInt8),
  stored('int4', 'int4', 'Every number in one of 15 steps, a scale for each 32 numbers.', toInt4),
  stored('binary', 'binary', 'A bit for each number: on which side of the mean it is.', toBinary),
  stored(
    'product-2',
    'product quantization, pairs',
    'A byte for two numbers: the nearest of 256 learned pairs.',
    (matrix) => toProductCodes(matrix, { subvectorLength: 2 }),
  ),
  stored(
    'product-4',
    'product quantization, fours',
    'A byte for four numbers: the nearest of 256 learned fours.',
    (matrix) => toProductCodes(matrix, { subvectorLength: 4 }),
  ),
  stored('prune', 'pruning to a half', 'The half of the numbers that is farthest from zero.', (matrix) =>
    pruneMagnitudes(matrix, { keep: 0.5 }),
  ),
  truncated('pca', 'PCA to a half of the dimensions', 'The axes along which words differ most.', 2),
  truncated('pca-4', 'PCA to a quarter of the dimensions', 'Fewer of these axes.', 4),
];

function stored(
  id: string,
  title: string,
  summary: string,
  toTable: (matrix: Matrix) => CompressedTable,
): CompressionMethod {
  const compress = (matrix: Matrix): Compressed => {
    const table = toTable(matrix);
    return { bytes: table.bytes, matrix: expandTable(table) };
  };
  return { id, title, summary, compress };
}

function truncated(id: string, title: string, summary: string, divisor: number): CompressionMethod {
  const compress = (matrix: Matrix): Compressed => {
    const short = truncateDimensions(matrix, { dimensions: Math.max(1, Math.round(matrix.columns / divisor)) });
    return { bytes: short.data.byteLength, matrix: short };
  };
  return { id, title, summary, compress };
}
