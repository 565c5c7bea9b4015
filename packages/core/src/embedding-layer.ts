import type { SparseGradient } from './gradient.ts';
import type { Matrix } from './vectors.ts';

/**
 * A table of vectors that is looked up by id and trained: row `id` of `weights` is the vector of `id`.
 *
 * Layers hold no activations: `backward` is given the same ids as the `forward` it belongs to.
 */
export interface EmbeddingLayer {
  readonly weights: Matrix;
  /** Hash of the definition of the tokenizer that makes the ids, where one does. */
  readonly tokenizerFingerprint?: string;
  /** Returns the rows of `ids`, one after another: `ids.length × weights.columns` numbers. */
  forward(ids: Uint32Array): Float32Array;
  /** Returns the gradient of the table for a gradient with respect to what `forward(ids)` returned. */
  backward(ids: Uint32Array, gradient: Float32Array): SparseGradient;
}
