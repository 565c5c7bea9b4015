import { FirthError, type Matrix } from '@firth/core';
import { addCode, dotCode, encodeRows } from './codes.ts';
import type { ProductQuantizer } from './product-quantizer.ts';
import { type ProductQuantizerOptions, trainProductQuantizer } from './train-product-quantizer.ts';

/** A matrix as codes; fastText's `QuantMatrix`, which its `.ftz` files hold. */
export interface QuantizedMatrix {
  readonly rows: number;
  readonly columns: number;
  /** A byte for each subvector of each row. */
  readonly codes: Uint8Array;
  readonly quantizer: ProductQuantizer;
  /** Where rows were divided by their lengths before: the code of each length, and the 256 lengths there are. */
  readonly norms?: { readonly codes: Uint8Array; readonly quantizer: ProductQuantizer };
}

export interface QuantizeMatrixOptions extends ProductQuantizerOptions {
  /** Whether directions and lengths are quantized apart, for a byte more a row (fastText's `-qnorm`). Default false. */
  readonly separateNorms?: boolean | undefined;
}

/**
 * Returns `matrix` by product quantization, the codes equal to fastText's, bit for bit.
 *
 * @throws FirthError `TINY_VOCABULARY` for fewer than 256 rows, `NON_FINITE`, `BAD_OPTION`
 *
 * @example
 * ```ts
 * const data = Float32Array.from({ length: 300 * 4 }, (_, i) => Math.sin(i));
 * const quantized = quantizeMatrix({ rows: 300, columns: 4, data }, { separateNorms: true });
 * console.log(dotQuantized(quantized, 0, [0, 1, 0, 0]).toFixed(2)); // 0.84
 * ```
 */
export function quantizeMatrix(matrix: Matrix, options: QuantizeMatrixOptions = {}): QuantizedMatrix {
  const { rows, columns } = matrix;
  const bad = matrix.data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new FirthError('NON_FINITE', `row ${Math.floor(bad / columns)} has a number that is not finite`);
  if (!options.separateNorms) {
    const quantizer = trainProductQuantizer(matrix, options);
    return { rows, columns, codes: encodeRows(quantizer, matrix), quantizer };
  }
  const lengths: Matrix = { rows, columns: 1, data: lengthsOf(matrix) };
  const directions: Matrix = { rows, columns, data: divideRows(matrix, lengths.data) };
  const ofLengths = trainProductQuantizer(lengths, { subvectorLength: 1 });
  const quantizer = trainProductQuantizer(directions, options);
  return {
    ...{ rows, columns, quantizer },
    codes: encodeRows(quantizer, directions),
    norms: { codes: encodeRows(ofLengths, lengths), quantizer: ofLengths },
  };
}

/** Returns the dot product of `vector` and a row of `matrix`. */
export function dotQuantized(matrix: QuantizedMatrix, row: number, vector: ArrayLike<number>): number {
  return lengthOfRow(matrix, row) * dotCode(matrix.quantizer, matrix.codes, row, vector);
}

/** Adds a row of `matrix` to `sum`. */
export function addQuantized(matrix: QuantizedMatrix, row: number, sum: Float32Array | Float64Array): void {
  addCode(matrix.quantizer, matrix.codes, row, sum, lengthOfRow(matrix, row));
}

function lengthOfRow({ norms }: QuantizedMatrix, row: number): number {
  return norms ? norms.quantizer.centroids[norms.codes[row]!]! : 1;
}

/** As `l2NormRow` of fastText's densematrix.cc: float32 squares, summed in float64. */
function lengthsOf({ rows, columns, data }: Matrix): Float32Array {
  const lengths = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) sum += Math.fround(data[i]! * data[i]!);
    lengths[row] = Math.sqrt(sum);
  }
  return lengths;
}

function divideRows({ columns, data }: Matrix, lengths: Float32Array): Float32Array {
  return data.map((value, i) => {
    const length = lengths[Math.floor(i / columns)]!;
    return length === 0 ? value : value / length;
  });
}
