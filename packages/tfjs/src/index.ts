export type { LayerOptions } from './layers/layer-options.ts';
export { type PositionalEmbeddingOptions, positionalEmbedding } from './layers/positional-embedding.ts';
export { registerLayers } from './layers/register-layers.ts';
export { type SegmentEmbeddingOptions, segmentEmbedding } from './layers/segment-embedding.ts';
export {
  type TokenEmbeddingOptions,
  type TokenEmbeddingSettings,
  type TokenTable,
  tokenEmbedding,
} from './layers/token-embedding.ts';
export { toMatrix, toTensor } from './matrix.ts';
export { mendUnsortedSegmentSum } from './mend-unsorted-segment-sum.ts';
export { createSparseTrainer, type SparseTrainer, type SparseTrainerOptions } from './sparse-trainer.ts';
export { type BackendName, type BackendOptions, type ChosenBackend, useBackend } from './use-backend.ts';
export { fromWordVectors, type LayerVectorsOptions, toWordVectors } from './word-vectors.ts';
