import { type Matrix, requireInteger } from '@firth/core';
import { Matrix as DenseMatrix, determinant, SingularValueDecomposition } from 'ml-matrix';
import { checkMatrix } from '../lib/check-matrix.ts';
import { columnMeans } from '../lib/column-means.ts';

export interface ProcrustesOptions {
  /** Whether the points may grow or shrink too. Default false. */
  readonly scaling?: boolean | undefined;
  /** Whether they may be mirrored too. Default true: t-SNE and PCA may show the mirror image of the frame before. */
  readonly reflection?: boolean | undefined;
}

/** Points moved onto others: `aligned = scale · (points − their mean) · rotation + the mean of the reference`. */
export interface Procrustes {
  readonly points: Matrix;
  /** Orthogonal, columns × columns, row-major. */
  readonly rotation: Float64Array;
  readonly scale: number;
  /** What is left: the sum of squared distances between points and reference, as a part of the reference's around its mean. */
  readonly disparity: number;
}

/** Widths beyond those of pictures are taken too, though the small decomposition is dense. */
const maxColumns = 1024;

/**
 * Returns `points` shifted, rotated and, where allowed, mirrored and scaled so that they lie as near to the rows of `reference` as they can,
 * by least squares (Schönemann 1966; Gower 1975). A new frame of a picture then does not turn against the one before.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`, `NON_FINITE`
 * @example
 * ```ts
 * const before = { rows: 3, columns: 2, data: Float32Array.of(0, 0, 4, 0, 0, 2) };
 * const turned = { rows: 3, columns: 2, data: Float32Array.of(9, 9, 9, 13, 7, 9) };
 * const { points, disparity } = procrustes(turned, before);
 * console.log(Array.from(points.data, (x) => Math.round(x) + 0), disparity < 1e-9); // [ 0, 0, 4, 0, 0, 2 ] true
 * ```
 */
export function procrustes(points: Matrix, reference: Matrix, options: ProcrustesOptions = {}): Procrustes {
  checkMatrix('points', points);
  checkMatrix('reference', reference);
  requireInteger('reference.rows', reference.rows, points.rows, points.rows);
  requireInteger('points.columns', points.columns, 1, maxColumns);
  requireInteger('reference.columns', reference.columns, points.columns, points.columns);

  const [from, to] = [centered(points), centered(reference)];
  const { rotation, trace } = bestRotation(from, to, points.columns, options.reflection ?? true);
  const length = sumOfSquares(from);
  const scale = options.scaling && length > 0 ? trace / length : 1;
  const moved = rotated(from, rotation, points.columns, scale);
  const extent = sumOfSquares(to);
  const rest = sumOfSquares(moved.map((value, i) => value - to[i]!));
  const means = columnMeans(reference);
  const data = Float32Array.from(moved, (value, i) => value + means[i % means.length]!);
  return {
    points: { rows: points.rows, columns: points.columns, data },
    rotation,
    scale,
    disparity: extent > 0 ? rest / extent : 0,
  };
}

/** The rotation R that makes the trace of (from · R)ᵀ · to greatest: U · Vᵀ of fromᵀ · to = U · S · Vᵀ. */
function bestRotation(
  from: Float64Array,
  to: Float64Array,
  columns: number,
  mayReflect: boolean,
): { rotation: Float64Array; trace: number } {
  const cross = new DenseMatrix(columns, columns);
  for (let row = 0; row < from.length; row += columns) {
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < columns; j++) cross.set(i, j, cross.get(i, j) + from[row + i]! * to[row + j]!);
    }
  }
  const { leftSingularVectors, rightSingularVectors, diagonal } = new SingularValueDecomposition(cross);
  const signs = diagonal.map(() => 1);
  // A mirror image is undone where it costs least: along the smallest singular value, which is the last (Kabsch 1976).
  if (!mayReflect && determinantSign(leftSingularVectors, rightSingularVectors) < 0) signs[columns - 1] = -1;
  const rotation = leftSingularVectors.mmul(DenseMatrix.diag(signs)).mmul(rightSingularVectors.transpose());
  const trace = diagonal.reduce((sum, value, i) => sum + signs[i]! * value, 0);
  return { rotation: Float64Array.from(rotation.to1DArray()), trace };
}

function determinantSign(left: DenseMatrix, right: DenseMatrix): number {
  return Math.sign(determinant(left) * determinant(right));
}

function centered(matrix: Matrix): Float64Array {
  const means = columnMeans(matrix);
  return Float64Array.from(matrix.data, (value, i) => value - means[i % means.length]!);
}

function rotated(rows: Float64Array, rotation: Float64Array, columns: number, scale: number): Float64Array {
  const result = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row += columns) {
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < columns; j++) result[row + j]! += scale * rows[row + i]! * rotation[i * columns + j]!;
    }
  }
  return result;
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
