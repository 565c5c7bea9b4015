/** A number is its code times the scale of its row: `rows` × `columns` codes. */
export interface Int8Codes {
  readonly encoding: 'int8';
  readonly codes: Int8Array;
  readonly scales: Float32Array;
}

/** Two codes a byte, the earlier in the lower half, each 8 more than its value; a scale for every 32 numbers of a row. */
export interface Int4Codes {
  readonly encoding: 'int4';
  readonly codes: Uint8Array;
  readonly scales: Float32Array;
}

/** A bit a number, the first of a byte lowest: the mean of its column, plus or minus the scale of its row. */
export interface BinaryCodes {
  readonly encoding: 'binary';
  readonly bits: Uint8Array;
  readonly scales: Float32Array;
  readonly means: Float32Array;
}

/** IEEE 754 binary16. */
export interface Float16Codes {
  readonly encoding: 'float16';
  readonly halves: Uint16Array;
}

/** The numbers that are not zero: `values[starts[r]] … values[starts[r + 1] − 1]` are row r's, in the columns `columnOf`. */
export interface SparseCodes {
  readonly encoding: 'sparse';
  readonly starts: Uint32Array;
  readonly columnOf: Uint16Array;
  readonly values: Float32Array;
}

/** A byte for each subvector, the number of one of its 256 centroids, which stand subvector by subvector, as in fastText. */
export interface ProductCodes {
  readonly encoding: 'product';
  readonly codes: Uint8Array;
  readonly centroids: Float32Array;
  readonly subvectorLength: number;
}

/**
 * Vectors in fewer bytes: what `@firth/compression` makes of a matrix, and {@link writeCompressedVectors} writes. Rows that are padded begin
 * with a new byte.
 */
export type CompressedVectors = { readonly rows: number; readonly columns: number } & (
  | Int8Codes
  | Int4Codes
  | BinaryCodes
  | Float16Codes
  | SparseCodes
  | ProductCodes
);
