import type { FloatArray } from '@firth/core';
import { requireLength } from '../options.ts';
import { zerosLike } from '../precision.ts';
import { addContentGradients, addContentScores } from './content-product.ts';
import { addScores, addTable, addVectors } from './relative-product.ts';
import type { RowOfDistance } from './relative-rows.ts';
import {
  type AttentionShape,
  blocksOfQueries,
  type RelativeShape,
  relativeShape,
  requireVectors,
  rowsOfTable,
} from './relative-shape.ts';

/** What one head of DeBERTa's attention multiplies. */
export interface DisentangledInputs<A extends FloatArray = Float32Array> {
  /** Q of the content: blocks of `queries × dimensions`, a block for each sequence. */
  readonly queryVectors: A;
  /** K of the content: blocks of `keys × dimensions`. */
  readonly keyVectors: A;
  /** K of the relative positions: as many rows as the rule has. */
  readonly positionKeys: A;
  /** Q of the relative positions: likewise. */
  readonly positionQueries: A;
}

/**
 * Returns one head's scores of DeBERTa (He et al. 2021, equation 4), content to content, content to position and position to content:
 * Qᵢ · Kⱼ + Qᵢ · K^r + Kⱼ · Q^r, before they are divided by √(3 · dimensions): blocks of `queries × keys`.
 *
 * Both relative vectors stand in row `rowOf(j − i)` (see {@link debertaRow}), as in `DisentangledSelfAttention.disentangled_attention_bias`.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const scores = disentangledScores(
 *   {
 *     queryVectors: Float32Array.of(2),
 *     keyVectors: Float32Array.of(3),
 *     positionKeys: Float32Array.of(0, 10),
 *     positionQueries: Float32Array.of(0, 100),
 *   },
 *   { queries: 1, keys: 1, dimensions: 1 },
 *   debertaRow({ buckets: 1 }),
 * );
 * console.log(scores[0]); // 326
 * ```
 */
export function disentangledScores<A extends FloatArray>(
  inputs: DisentangledInputs<A>,
  shape: AttentionShape,
  rowOf: RowOfDistance,
): A {
  const scores = zerosLike(
    inputs.queryVectors,
    blocksOfQueries(inputs.queryVectors, shape) * shape.queries * shape.keys,
  );
  const relative = check(inputs, shape, rowOf, scores);
  addContentScores(scores, inputs.queryVectors, inputs.keyVectors, relative);
  addScores(scores, inputs.queryVectors, inputs.positionKeys, relative);
  addScores(scores, inputs.keyVectors, inputs.positionQueries, relative, 'keys');
  return scores;
}

/**
 * Returns the gradient of each input of {@link disentangledScores}, given that of the scores.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const one = Float32Array.of(1);
 * const inputs = {
 *   queryVectors: Float32Array.of(2),
 *   keyVectors: Float32Array.of(3),
 *   positionKeys: Float32Array.of(0, 10),
 *   positionQueries: Float32Array.of(0, 100),
 * };
 * const rowOf = debertaRow({ buckets: 1 });
 * const gradients = disentangledGradients(one, inputs, { queries: 1, keys: 1, dimensions: 1 }, rowOf);
 * console.log(gradients.queryVectors[0], gradients.positionKeys.join(' ')); // 13 0 2
 * ```
 */
export function disentangledGradients<A extends FloatArray>(
  gradient: FloatArray,
  inputs: DisentangledInputs<A>,
  shape: AttentionShape,
  rowOf: RowOfDistance,
): DisentangledInputs<A> {
  requireLength(
    'gradient',
    gradient,
    blocksOfQueries(inputs.queryVectors, shape) * shape.queries * shape.keys,
    'batches × queries × keys',
  );
  const relative = check(inputs, shape, rowOf, gradient);
  const { queryVectors, keyVectors, positionKeys, positionQueries } = inputs;
  const result = {
    queryVectors: zerosLike(queryVectors),
    keyVectors: zerosLike(keyVectors),
    positionKeys: zerosLike(positionKeys),
    positionQueries: zerosLike(positionQueries),
  };
  addContentGradients(result.queryVectors, result.keyVectors, gradient, queryVectors, keyVectors, relative);
  addVectors(result.queryVectors, gradient, positionKeys, relative);
  addVectors(result.keyVectors, gradient, positionQueries, relative, 'keys');
  addTable(result.positionKeys, gradient, queryVectors, relative);
  addTable(result.positionQueries, gradient, keyVectors, relative, 'keys');
  return result;
}

function check(
  inputs: DisentangledInputs<FloatArray>,
  shape: AttentionShape,
  rowOf: RowOfDistance,
  scores: FloatArray,
): RelativeShape {
  const { queries, keys, dimensions } = shape;
  const tableRows = rowsOfTable('positionKeys', inputs.positionKeys, dimensions);
  requireLength('positionQueries', inputs.positionQueries, inputs.positionKeys.length, 'positionKeys.length');
  const relative = relativeShape(shape, rowOf, tableRows, scores);
  requireVectors('keyVectors', inputs.keyVectors, keys, dimensions, scores.length / (queries * keys));
  return relative;
}
