import type { FloatArray } from '@firth/core';
import { requireLength } from '../options.ts';
import { zerosLike } from '../precision.ts';
import { addContentGradients, addContentScores } from './content-product.ts';
import { addScores, addTable, addVectors } from './relative-product.ts';
import {
  type AttentionShape,
  blocksOfQueries,
  type RelativeShape,
  relativeShape,
  requireVectors,
  rowsOfTable,
} from './relative-shape.ts';

/** What one head of Transformer-XL's attention multiplies. */
export interface TransformerXLInputs<A extends FloatArray = Float32Array> {
  /** q: blocks of `queries × dimensions`, a block for each sequence. */
  readonly queryVectors: A;
  /** k: blocks of `keys × dimensions`. */
  readonly keyVectors: A;
  /** W R: the projected sinusoids of {@link relativePositions}, `(queries + keys − 1) × dimensions`. */
  readonly positionKeys: A;
  /** u: what every query adds when it meets a key's content. */
  readonly contentBias: A;
  /** v: what every query adds when it meets a key's position. */
  readonly positionBias: A;
}

/**
 * Returns one head's scores of Transformer-XL (Dai et al. 2019, section 3.3), (qᵢ + u) · kⱼ + (qᵢ + v) · (W R)ᵢ₋ⱼ, before they are divided by
 * √dimensions: blocks of `queries × keys`.
 *
 * With a memory of m earlier keys, `startPosition` is m.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const shape = { queries: 1, keys: 2, dimensions: 1, startPosition: 1 };
 * const scores = transformerXLScores(
 *   {
 *     queryVectors: Float32Array.of(2),
 *     keyVectors: Float32Array.of(3, 5),
 *     positionKeys: Float32Array.of(0.5, 0.25), // distance 1, distance 0
 *     contentBias: Float32Array.of(1),
 *     positionBias: Float32Array.of(-1),
 *   },
 *   shape,
 * );
 * console.log(scores.join(' ')); // 9.5 15.25
 * ```
 */
export function transformerXLScores<A extends FloatArray>(inputs: TransformerXLInputs<A>, shape: AttentionShape): A {
  const blocks = blocksOfQueries(inputs.queryVectors, shape);
  const scores = zerosLike(inputs.queryVectors, blocks * shape.queries * shape.keys);
  const relative = check(inputs, shape, scores);
  addContentScores(scores, plus(inputs.queryVectors, inputs.contentBias), inputs.keyVectors, relative);
  addScores(scores, plus(inputs.queryVectors, inputs.positionBias), inputs.positionKeys, relative);
  return scores;
}

/**
 * Returns the gradient of each input of {@link transformerXLScores}, given that of the scores.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const inputs = {
 *   queryVectors: Float32Array.of(2),
 *   keyVectors: Float32Array.of(3),
 *   positionKeys: Float32Array.of(0.5),
 *   contentBias: Float32Array.of(1),
 *   positionBias: Float32Array.of(-1),
 * };
 * const gradients = transformerXLGradients(Float32Array.of(1), inputs, { queries: 1, keys: 1, dimensions: 1 });
 * console.log(gradients.queryVectors[0], gradients.keyVectors[0], gradients.positionKeys[0]); // 3.5 3 1
 * ```
 */
export function transformerXLGradients<A extends FloatArray>(
  gradient: FloatArray,
  inputs: TransformerXLInputs<A>,
  shape: AttentionShape,
): TransformerXLInputs<A> {
  const blocks = blocksOfQueries(inputs.queryVectors, shape);
  requireLength('gradient', gradient, blocks * shape.queries * shape.keys, 'batches × queries × keys');
  const relative = check(inputs, shape, gradient);
  const { queryVectors, keyVectors, positionKeys, contentBias, positionBias } = inputs;

  const contentQueries = zerosLike(queryVectors);
  const keyGradient = zerosLike(keyVectors);
  addContentGradients(contentQueries, keyGradient, gradient, plus(queryVectors, contentBias), keyVectors, relative);
  const positionQueries = zerosLike(queryVectors);
  addVectors(positionQueries, gradient, positionKeys, relative);
  const positionKeyGradient = zerosLike(positionKeys);
  addTable(positionKeyGradient, gradient, plus(queryVectors, positionBias), relative);

  return {
    queryVectors: contentQueries.map((value, i) => value + positionQueries[i]!) as A,
    keyVectors: keyGradient,
    positionKeys: positionKeyGradient,
    contentBias: sumOfRows(contentQueries, shape.dimensions),
    positionBias: sumOfRows(positionQueries, shape.dimensions),
  };
}

function check(inputs: TransformerXLInputs<FloatArray>, shape: AttentionShape, scores: FloatArray): RelativeShape {
  const { queries, keys, dimensions, startPosition = 0 } = shape;
  const tableRows = rowsOfTable('positionKeys', inputs.positionKeys, dimensions);
  const relative = relativeShape(shape, (distance) => distance + startPosition + queries - 1, tableRows, scores);
  requireVectors('keyVectors', inputs.keyVectors, keys, dimensions, scores.length / (queries * keys));
  requireLength('contentBias', inputs.contentBias, dimensions, 'dimensions');
  requireLength('positionBias', inputs.positionBias, dimensions, 'dimensions');
  return relative;
}

/** Returns the vectors with `bias` added to each. */
function plus<A extends FloatArray>(vectors: A, bias: A): A {
  return vectors.map((value, i) => value + bias[i % bias.length]!) as A;
}

function sumOfRows<A extends FloatArray>(rows: A, columns: number): A {
  const sum = zerosLike(rows, columns);
  for (let i = 0; i < rows.length; i++) sum[i % columns] = sum[i % columns]! + rows[i]!;
  return sum;
}
