import type { FloatArray, SparseGradient } from '@firth/core';
import type { FloatTable } from '../float-table.ts';
import { requireDimensions, requireLength, requireTableSize } from '../options.ts';
import { zerosLike } from '../precision.ts';
import { sparseRows } from '../sparse-rows.ts';
import { clippedRow } from './clipped-row.ts';
import { addScores, addTable, addVectors } from './relative-product.ts';
import { type AttentionShape, type RelativeShape, relativeShape, requireVectors } from './relative-shape.ts';

export interface ShawOptions<A extends FloatArray = Float32Array> {
  /** Numbers in a query, a key and a value of one head. */
  readonly dimensions: number;
  /** Distances beyond it share a row (k in the paper). */
  readonly maxDistance: number;
  /** a^K: `(2 · maxDistance + 1) × dimensions` numbers, used as they are and not copied. Default zeros. */
  readonly keyTable?: A | undefined;
  /** a^V, likewise. */
  readonly valueTable?: A | undefined;
}

/** Queries and keys of {@link Shaw}: how many there are, and where the first query stands (default 0). */
export type ShawShape = Omit<AttentionShape, 'dimensions'>;

/**
 * Relative attention with learned vectors for distances. Scores and weights hold blocks of `queries × keys`, vectors of queries and outputs blocks
 * of `queries × dimensions`: a block is a head of a sequence, and all heads share the tables.
 */
export interface Shaw<A extends FloatArray = Float32Array> {
  readonly dimensions: number;
  readonly keyTable: FloatTable<A>;
  readonly valueTable: FloatTable<A>;
  /** Adds qᵢ · a^K to the scores qᵢ · kⱼ, before they are divided by √dimensions (equation 4's second term). */
  addToScores(scores: FloatArray, queryVectors: FloatArray, shape: ShawShape): void;
  /** Adds Σⱼ αᵢⱼ a^V to the outputs Σⱼ αᵢⱼ vⱼ, where the weights α are the softmax of the scores (equation 3's second term). */
  addToOutputs(outputs: FloatArray, weights: FloatArray, shape: ShawShape): void;
  /** Returns what `addToScores` contributes to the gradients of the queries and of `keyTable`. */
  backwardScores<V extends FloatArray>(
    gradient: FloatArray,
    queryVectors: V,
    shape: ShawShape,
  ): { readonly queryVectors: V; readonly keyTable: SparseGradient<A> };
  /** Returns what `addToOutputs` contributes to the gradients of the weights and of `valueTable`. */
  backwardOutputs<W extends FloatArray>(
    gradient: FloatArray,
    weights: W,
    shape: ShawShape,
  ): { readonly weights: W; readonly valueTable: SparseGradient<A> };
}

/**
 * Returns the relative position representations of Shaw, Uszkoreit & Vaswani 2018.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const relative = shaw({ dimensions: 2, maxDistance: 1, keyTable: Float32Array.of(1, 0, 0, 0, 0, 1) });
 * const scores = new Float32Array(2 * 2);
 * relative.addToScores(scores, Float32Array.of(3, 4, 5, 6), { queries: 2, keys: 2 });
 * console.log(scores.join(' ')); // 0 4 5 0
 * ```
 */
export function shaw<A extends FloatArray = Float32Array>(options: ShawOptions<A>): Shaw<A> {
  const { dimensions, maxDistance } = options;
  const rowOf = clippedRow(maxDistance);
  const rows = 2 * maxDistance + 1;
  requireDimensions('dimensions', dimensions);
  requireTableSize('(2 · maxDistance + 1) × dimensions', rows, dimensions);
  const alike = options.keyTable ?? options.valueTable ?? (new Float32Array(0) as A);
  const tableOf = (argument: string, data: A = zerosLike(alike, rows * dimensions)): FloatTable<A> => {
    requireLength(argument, data, rows * dimensions, '(2 · maxDistance + 1) × dimensions');
    return { rows, columns: dimensions, data };
  };
  const keyTable = tableOf('keyTable', options.keyTable);
  const valueTable = tableOf('valueTable', options.valueTable);

  const checked = (scores: FloatArray, vectorsName: string, vectors: FloatArray, given: ShawShape): RelativeShape => {
    const shape = relativeShape({ ...given, dimensions }, rowOf, rows, scores);
    requireVectors(vectorsName, vectors, shape.queries, dimensions, scores.length / (shape.queries * shape.keys));
    return shape;
  };
  const tableGradient = (
    table: A,
    scores: FloatArray,
    vectors: FloatArray,
    shape: RelativeShape,
  ): SparseGradient<A> => {
    const dense = zerosLike(table);
    addTable(dense, scores, vectors, shape);
    return sparseRows(dense, dimensions, shape.rows);
  };

  return {
    dimensions,
    keyTable,
    valueTable,
    addToScores(scores, queryVectors, given) {
      addScores(scores, queryVectors, keyTable.data, checked(scores, 'queryVectors', queryVectors, given));
    },
    addToOutputs(outputs, weights, given) {
      addVectors(outputs, weights, valueTable.data, checked(weights, 'outputs', outputs, given));
    },
    backwardScores(gradient, queryVectors, given) {
      const shape = checked(gradient, 'queryVectors', queryVectors, given);
      const vectors = zerosLike(queryVectors);
      addVectors(vectors, gradient, keyTable.data, shape);
      return { queryVectors: vectors, keyTable: tableGradient(keyTable.data, gradient, queryVectors, shape) };
    },
    backwardOutputs(gradient, weights, given) {
      const shape = checked(weights, 'gradient', gradient, given);
      const weightGradient = zerosLike(weights);
      addScores(weightGradient, gradient, valueTable.data, shape);
      return { weights: weightGradient, valueTable: tableGradient(valueTable.data, weights, gradient, shape) };
    },
  };
}
