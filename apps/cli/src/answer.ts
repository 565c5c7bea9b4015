import type { WordVectors } from '@firth/core';
import { analogy, mostSimilar, type Neighbor } from '@firth/vectors';
import type { NeighborOptions } from './options/neighbors.ts';

/** Returns the neighbors of a word, or of what an expression gives where the vocabulary has no such word. */
export function answerTo(vectors: WordVectors, question: string, options: NeighborOptions): Neighbor[] {
  const { count, restrict, keepInputs } = options;
  const isWord = vectors.vectorOf(question) !== undefined || !/\s/.test(question);
  return (isWord ? mostSimilar : analogy)(vectors, question, { count, restrictTo: restrict, keepInputs });
}
