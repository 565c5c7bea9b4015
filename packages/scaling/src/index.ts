export type { TransformerArchitecture } from './architecture.ts';
export { type ComputeOptimal, computeOptimal } from './compute-optimal.ts';
export { embeddingParameters } from './embedding-parameters.ts';
export { type EmbeddingShare, embeddingShare } from './embedding-share.ts';
export { inferenceFLOPs, trainingFLOPs } from './flops.ts';
export { type AdaptedMatrix, type LoRASaving, loraSaving } from './lora-saving.ts';
export { memoryBytes, type StoredPrecision, storedPrecisions } from './memory-bytes.ts';
export {
  type EstimatedModel,
  estimatedModels,
  type Model,
  modelNamed,
  models,
  type PublishedModel,
  publishedModels,
  type Range,
} from './models.ts';
export { optimalTokens } from './optimal-tokens.ts';
export { parametricLoss } from './parametric-loss.ts';
export {
  chinchilla,
  chinchillaReplication,
  kaplan,
  type ParametricLaw,
  type PowerLaw,
  type RatioLaw,
  type ScalingLaw,
  scalingLaws,
  twentyTokens,
} from './scaling-laws.ts';
export { type TransformerParameters, transformerParameters } from './transformer-parameters.ts';
