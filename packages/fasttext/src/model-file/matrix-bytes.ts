import type { ProductQuantizer, QuantizedMatrix } from '@firth/compression';
import type { Matrix } from '@firth/core';
import { addRow, type RowTable } from '../row-table.ts';
import type { ModelMatrix } from '../supervised/model-matrix.ts';

const floatsInPiece = 2 ** 18;

/** Yields a matrix of a model file: whether it is quantized, its shape, and its numbers or codes. */
export function* matrixBytes(matrix: ModelMatrix | RowTable): Generator<Uint8Array<ArrayBuffer>> {
  yield Uint8Array.of(Number('codes' in matrix));
  if ('codes' in matrix) yield* codesBytes(matrix);
  else yield* denseBytes(matrix);
}

/** The numbers are copied, since nobody can write a file from memory shared with threads. */
function* denseBytes(matrix: Matrix | RowTable): Generator<Uint8Array<ArrayBuffer>> {
  const { rows, columns } = matrix;
  yield shapeBytes(rows, columns);
  const rowsInPiece = Math.ceil(floatsInPiece / columns);
  for (let first = 0; first < rows; first += rowsInPiece) {
    const end = Math.min(rows, first + rowsInPiece);
    const piece = new Float32Array((end - first) * columns);
    for (let row = first; row < end; row++) addRow(matrix, row, piece.subarray((row - first) * columns));
    yield new Uint8Array(piece.buffer);
  }
}

function* codesBytes({ rows, columns, codes, quantizer, norms }: QuantizedMatrix): Generator<Uint8Array<ArrayBuffer>> {
  yield Uint8Array.of(Number(norms !== undefined));
  yield shapeBytes(rows, columns);
  yield new Uint8Array(Int32Array.of(codes.length).buffer);
  yield new Uint8Array(codes);
  yield* quantizerBytes(quantizer);
  if (!norms) return;
  yield new Uint8Array(norms.codes);
  yield* quantizerBytes(norms.quantizer);
}

function* quantizerBytes(quantizer: ProductQuantizer): Generator<Uint8Array<ArrayBuffer>> {
  const { dimensions, subvectorLength, centroids } = quantizer;
  const subvectors = Math.ceil(dimensions / subvectorLength);
  const lastLength = dimensions - (subvectors - 1) * subvectorLength;
  yield new Uint8Array(Int32Array.of(dimensions, subvectors, subvectorLength, lastLength).buffer);
  yield new Uint8Array(new Float32Array(centroids).buffer);
}

function shapeBytes(rows: number, columns: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(BigInt64Array.of(BigInt(rows), BigInt(columns)).buffer);
}
