/**
 * The one sum behind every relative scheme that multiplies a table of distances with queries, keys or values:
 *
 *   F = Σᵢⱼ s[i, j] · v[i] · t[row(j − i)]        (v[j] in place of v[i] where the vectors belong to the keys)
 *
 * with scores s (blocks × queries × keys), vectors v (blocks × queries × d, or keys × d) and a table t (rows × d). The three functions add
 * ∂F/∂s, ∂F/∂v and ∂F/∂t to an array. Shaw's key term is the first and its value term the second; Transformer-XL and DeBERTa use the first;
 * and the gradients of each are the other two.
 */
import type { FloatArray } from '@firth/core';
import type { RelativeShape } from './relative-shape.ts';

/** Whether vector and table row are multiplied by the query's vector or the key's. */
export type VectorsOf = 'queries' | 'keys';

/** Adds v · t[row(j − i)] to every score. */
export function addScores(
  scores: FloatArray,
  vectors: FloatArray,
  table: FloatArray,
  shape: RelativeShape,
  of: VectorsOf = 'queries',
): void {
  const { dimensions } = shape;
  forEachPair(scores, shape, of, (score, vector, row) => {
    let sum = 0;
    for (let k = 0; k < dimensions; k++) sum += vectors[vector + k]! * table[row + k]!;
    scores[score] = scores[score]! + sum;
  });
}

/** Adds Σⱼ s[i, j] · t[row(j − i)] to every query's vector, or the sum over i to every key's. */
export function addVectors(
  vectors: FloatArray,
  scores: FloatArray,
  table: FloatArray,
  shape: RelativeShape,
  of: VectorsOf = 'queries',
): void {
  const { dimensions } = shape;
  forEachPair(scores, shape, of, (score, vector, row) => {
    const weight = scores[score]!;
    for (let k = 0; k < dimensions; k++) vectors[vector + k] = vectors[vector + k]! + weight * table[row + k]!;
  });
}

/** Adds Σ s[i, j] · v over the pairs of each row to that row of the table. */
export function addTable(
  table: FloatArray,
  scores: FloatArray,
  vectors: FloatArray,
  shape: RelativeShape,
  of: VectorsOf = 'queries',
): void {
  const { dimensions } = shape;
  forEachPair(scores, shape, of, (score, vector, row) => {
    const weight = scores[score]!;
    for (let k = 0; k < dimensions; k++) table[row + k] = table[row + k]! + weight * vectors[vector + k]!;
  });
}

/** Visits every score with the offsets of its vector and of its table row. */
function forEachPair(
  scores: FloatArray,
  { queries, keys, dimensions, rows }: RelativeShape,
  of: VectorsOf,
  visit: (score: number, vector: number, row: number) => void,
): void {
  const vectorsInBlock = of === 'queries' ? queries : keys;
  for (let block = 0, score = 0; score < scores.length; block++)
    for (let i = 0; i < queries; i++)
      for (let j = 0; j < keys; j++, score++) {
        const vector = block * vectorsInBlock + (of === 'queries' ? i : j);
        visit(score, vector * dimensions, rows[j - i + queries - 1]! * dimensions);
      }
}
