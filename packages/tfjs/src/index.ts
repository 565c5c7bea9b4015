export { fromWordVectors } from './from-word-vectors.ts';
export type { LayerOptions } from './layers/layer-options.ts';
export { type PositionalEmbeddingLayerOptions, positionalEmbeddingLayer } from './layers/positional-embedding-layer.ts';
export { registerLayers } from './layers/register-layers.ts';
export { type SegmentEmbeddingLayerOptions, segmentEmbeddingLayer } from './layers/segment-embedding-layer.ts';
export {
  type TokenEmbeddingLayerOptions,
  type TokenEmbeddingSettings,
  type TokenTable,
  tokenEmbeddingLayer,
} from './layers/token-embedding-layer.ts';
export { toMatrix, toTensor } from './matrix.ts';
export { mendUnsortedSegmentSum } from './mend-unsorted-segment-sum.ts';
export { createSparseTrainer, type SparseTrainer, type SparseTrainerOptions } from './sparse-trainer.ts';
export { type BackendName, type BackendOptions, type ChosenBackend, useBackend } from './use-backend.ts';
export { type LayerVectorsOptions, wordVectorsOf } from './word-vectors-of.ts';
