export { type ErrorCode, type ErrorOptions, FirthError, type Place } from './error.ts';
export type { SparseGradient } from './gradient.ts';
export type { AttentionBias, FloatArray, PositionalEncoding } from './positions.ts';
export type { Progress, RunOptions } from './run.ts';
export type { Corpus, TokenBatch, TokenStream } from './text.ts';
export type { DecodeOptions, EncodeOptions, Encoding, Padding, Tokenizer, Truncation } from './tokenizer.ts';
export type { Matrix, WordVectors } from './vectors.ts';
export { createVocabulary, type Vocabulary } from './vocabulary.ts';
export { type Warning, type WarningOptions, warn } from './warning.ts';
