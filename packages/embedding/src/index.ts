export type { EmbeddingLayer, Matrix, SparseGradient } from '@firth/core';
