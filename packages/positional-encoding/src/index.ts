export type { AdditiveEncoding } from './additive.ts';
export { type ALiBi, type ALiBiDistance, type ALiBiOptions, alibi } from './alibi/alibi.ts';
export { alibiSlopes } from './alibi/alibi-slopes.ts';
export type { CacheOptions } from './cache-options.ts';
export type { FloatTable } from './float-table.ts';
export { type HeatmapOptions, heatmapSVG } from './heatmap-svg.ts';
export { type AxialEmbedding, type AxialEmbeddingOptions, axialEmbedding } from './learned/axial-embedding.ts';
export { type LearnedEncoding, type LearnedOptions, learned } from './learned/learned.ts';
export type { Precision } from './precision.ts';
export { clippedRow } from './relative/clipped-row.ts';
export { type DeBERTaBucketOptions, debertaBucket } from './relative/deberta-bucket.ts';
export { debertaRow } from './relative/deberta-row.ts';
export { type DisentangledInputs, disentangledGradients, disentangledScores } from './relative/disentangled.ts';
export { relativePositions } from './relative/relative-positions.ts';
export type { RowOfDistance } from './relative/relative-rows.ts';
export type { AttentionShape } from './relative/relative-shape.ts';
export { type Shaw, type ShawOptions, type ShawShape, shaw } from './relative/shaw.ts';
export { type T5Bias, type T5BiasOptions, t5Bias } from './relative/t5-bias.ts';
export { type T5BucketOptions, t5Bucket } from './relative/t5-bucket.ts';
export { type TransformerXLInputs, transformerXLGradients, transformerXLScores } from './relative/transformer-xl.ts';
export { type AxialRoPEOptions, axialRope } from './rope/axial-rope.ts';
export { rope } from './rope/rope.ts';
export { type RoPEFrequencies, ropeFrequencies } from './rope/rope-frequencies.ts';
export type {
  DynamicNTKScaling,
  LinearScaling,
  LLaMA3Scaling,
  LongRoPEScaling,
  NTKScaling,
  RoPEOptions,
  RoPEScaling,
  YaRNScaling,
} from './rope/rope-options.ts';
export type { RotaryEncoding } from './rope/rotary.ts';
export type { RotaryLayout, RotaryShape } from './rope/rotary-shape.ts';
export { type XPos, type XPosOptions, xpos } from './rope/xpos.ts';
export type { SinusoidalLayout, SinusoidalShape } from './sinusoidal/layout.ts';
export { type SinusoidalOptions, sinusoidal } from './sinusoidal/sinusoidal.ts';
export { type Sinusoidal2DOptions, sinusoidal2D } from './sinusoidal/sinusoidal-2d.ts';
export { type SinusoidalTableOptions, sinusoidalTable } from './sinusoidal/sinusoidal-table.ts';
