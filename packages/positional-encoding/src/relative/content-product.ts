import type { FloatArray } from '@firth/core';
import type { AttentionShape } from './relative-shape.ts';

/** Adds q[i] · k[j] to every score of every block. */
export function addContentScores(
  scores: FloatArray,
  queryVectors: FloatArray,
  keyVectors: FloatArray,
  { queries, keys, dimensions }: AttentionShape,
): void {
  for (let row = 0, score = 0; score < scores.length; row++) {
    const query = row * dimensions;
    const block = Math.floor(row / queries) * keys;
    for (let key = block * dimensions; key < (block + keys) * dimensions; key += dimensions, score++) {
      let sum = 0;
      for (let k = 0; k < dimensions; k++) sum += queryVectors[query + k]! * keyVectors[key + k]!;
      scores[score] = scores[score]! + sum;
    }
  }
}

/** Adds the gradients of q and k in q[i] · k[j], given that of the scores. */
export function addContentGradients(
  queryGradient: FloatArray,
  keyGradient: FloatArray,
  gradient: FloatArray,
  queryVectors: FloatArray,
  keyVectors: FloatArray,
  { queries, keys, dimensions }: AttentionShape,
): void {
  for (let row = 0, score = 0; score < gradient.length; row++) {
    const query = row * dimensions;
    const block = Math.floor(row / queries) * keys;
    for (let key = block * dimensions; key < (block + keys) * dimensions; key += dimensions, score++) {
      const weight = gradient[score]!;
      for (let k = 0; k < dimensions; k++) {
        queryGradient[query + k] = queryGradient[query + k]! + weight * keyVectors[key + k]!;
        keyGradient[key + k] = keyGradient[key + k]! + weight * queryVectors[query + k]!;
      }
    }
  }
}
