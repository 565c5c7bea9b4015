export type { Matrix, Vocabulary, WordVectors } from '@firth/core';
export { type Analogy, analogy } from './analogy.ts';
export { createWordVectors, type WordVectorsOptions } from './create-word-vectors.ts';
export { distance } from './distance.ts';
export { doesntMatch } from './doesnt-match.ts';
export { type MostSimilarOptions, mostSimilar, type Neighbor } from './most-similar.ts';
export { mostSimilarBatch } from './most-similar-batch.ts';
export type { Question, Term } from './question.ts';
export { similarity } from './similarity.ts';
