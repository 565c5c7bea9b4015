import { badOption, type FloatArray, type PositionalEncoding, type SparseGradient } from '@firth/core';
import type { FloatTable } from '../float-table.ts';
import { gridOf } from '../grid.ts';
import { requireDimensions, requireLength, requireSpan, requireTableSize, requireWhole } from '../options.ts';
import { createFloats, zerosLike } from '../precision.ts';
import { sparseRows } from '../sparse-rows.ts';

export interface AxialEmbeddingOptions<A extends FloatArray = Float32Array> {
  /** Extent of each axis, the outermost first: `[64, 64]` for 4,096 positions, `[rows, columns]` of an image. */
  readonly shape: readonly number[];
  /** Numbers that each axis contributes: one after another where there is one for each axis, added up where it is one number. */
  readonly dimensions: number | readonly number[];
  /** For each axis its rows, used as they are and not copied. Default float32 zeros. */
  readonly tables?: readonly A[] | undefined;
}

/** An encoding that adds to each row of activations what was learned for its coordinate on each axis. */
export interface AxialEmbedding<A extends FloatArray = Float32Array> extends PositionalEncoding {
  /** For each axis a table with a row for each coordinate. */
  readonly weights: readonly FloatTable<A>[];
  /** Returns the gradient of each axis' table for a gradient with respect to what `apply` left. */
  weightGradient(gradient: FloatArray, length: number, startPosition?: number): SparseGradient<A>[];
}

/**
 * Returns learned axial positions: a long sequence, or a grid read row by row, needs only a table for each axis. Their rows are concatenated, as in
 * Reformer (Kitaev et al. 2020), or added, as in Axial Attention (Ho et al. 2019).
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const encoding = axialEmbedding({
 *   shape: [2, 2],
 *   dimensions: [1, 1],
 *   tables: [Float32Array.of(1, 2), Float32Array.of(30, 40)],
 * });
 * const activations = new Float32Array(4 * 2);
 * encoding.apply(activations, 4);
 * console.log(activations.join(' ')); // 1 30 1 40 2 30 2 40
 * ```
 */
export function axialEmbedding<A extends FloatArray = Float32Array>(
  options: AxialEmbeddingOptions<A>,
): AxialEmbedding<A> {
  const { shape } = options;
  const { positions, coordinatesOf } = gridOf(shape);
  const { dimensions, widths, offsets } = widthsOf(options.dimensions, shape.length);
  const weights = tablesOf(shape, widths, options.tables);

  const check = (argument: string, array: FloatArray, length: number, startPosition: number): void => {
    requireSpan(length, startPosition, positions);
    requireWhole(argument, array, length * dimensions, 'length × dimensions');
  };

  /** Visits every number with the axis and the offset of the weight that is added to it. */
  const forEachNumber = (
    array: FloatArray,
    length: number,
    startPosition: number,
    visit: (axis: number, number: number, weight: number) => void,
  ): void => {
    for (let row = 0; row < length; row++)
      coordinatesOf(startPosition + row).forEach((coordinate, axis) => {
        const width = widths[axis]!;
        const first = row * dimensions + offsets[axis]!;
        for (let from = first; from < array.length; from += length * dimensions)
          for (let i = 0; i < width; i++) visit(axis, from + i, coordinate * width + i);
      });
  };

  return {
    dimensions,
    positions,
    weights,
    apply(activations, length, startPosition = 0) {
      check('activations', activations, length, startPosition);
      forEachNumber(activations, length, startPosition, (axis, number, weight) => {
        activations[number] = activations[number]! + weights[axis]!.data[weight]!;
      });
    },
    backward: (gradient, length, startPosition = 0) => check('gradient', gradient, length, startPosition),
    weightGradient(gradient, length, startPosition = 0) {
      check('gradient', gradient, length, startPosition);
      const dense = weights.map(({ data }) => zerosLike(data));
      forEachNumber(gradient, length, startPosition, (axis, number, weight) => {
        dense[axis]![weight] = dense[axis]![weight]! + gradient[number]!;
      });
      return dense.map((table, axis) => {
        const used = Array.from({ length }, (_, row) => coordinatesOf(startPosition + row)[axis]!);
        return sparseRows(table, widths[axis]!, used);
      });
    },
  };
}

/** Where each axis' numbers stand in a row: side by side, or all at the beginning where they are added. */
function widthsOf(
  given: number | readonly number[],
  axes: number,
): { dimensions: number; widths: number[]; offsets: number[] } {
  if (typeof given === 'number') {
    requireDimensions('dimensions', given);
    return { dimensions: given, widths: new Array<number>(axes).fill(given), offsets: new Array<number>(axes).fill(0) };
  }
  if (!Array.isArray(given)) throw badOption('dimensions', given, 'a number, or one for each axis');
  requireLength('dimensions', given, axes, 'shape.length');
  const offsets: number[] = [];
  let dimensions = 0;
  given.forEach((width: unknown, axis) => {
    requireDimensions(`dimensions[${axis}]`, width);
    offsets.push(dimensions);
    dimensions += width;
  });
  requireDimensions('dimensions', dimensions);
  return { dimensions, widths: [...given], offsets };
}

function tablesOf<A extends FloatArray>(
  shape: readonly number[],
  widths: readonly number[],
  given: readonly A[] | undefined,
): FloatTable<A>[] {
  if (given) requireLength('tables', given, shape.length, 'shape.length');
  return shape.map((rows, axis) => {
    const columns = widths[axis]!;
    requireTableSize(`shape[${axis}] × dimensions[${axis}]`, rows, columns);
    const data = given?.[axis] ?? (createFloats('float32', rows * columns) as A);
    requireLength(`tables[${axis}]`, data, rows * columns, 'shape × dimensions');
    return { rows, columns, data };
  });
}
