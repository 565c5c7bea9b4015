import type { Matrix, SparseGradient } from '@firth/core';
import { type EmbeddingOptions, embedding } from '../embedding.ts';
import { requireIds } from '../options.ts';

/** A table of the segments of a text pair, looked up by the `typeIds` of an encoding. */
export interface SegmentEmbedding {
  readonly weights: Matrix;
  /** Returns the rows of `typeIds`, one after another: `typeIds.length × weights.columns` numbers. */
  forward(typeIds: Uint8Array): Float32Array;
  /** Returns the gradient of the table for a gradient with respect to what `forward(typeIds)` returned. */
  backward(typeIds: Uint8Array, gradient: Float32Array): SparseGradient;
}

/**
 * Returns a layer that tells the texts of a pair apart, a learned vector for each (BERT's token types): an {@link
 * embedding} that takes a tokenizer's `typeIds` as they are.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`, `OUT_OF_MEMORY`
 * @example
 * ```ts
 * const segments = segmentEmbedding({ weights: { rows: 2, columns: 2, data: Float32Array.of(1, 2, 3, 4) } });
 * console.log(segments.forward(Uint8Array.of(0, 0, 1)).join(' ')); // 1 2 1 2 3 4
 * ```
 */
export function segmentEmbedding(options: EmbeddingOptions): SegmentEmbedding {
  const { weights, forward, backward } = embedding(options);
  const idsOf = (typeIds: Uint8Array): Uint32Array => {
    const ids = Uint32Array.from(typeIds);
    requireIds('typeIds', ids, weights.rows);
    return ids;
  };
  return {
    weights,
    forward: (typeIds) => forward(idsOf(typeIds)),
    backward: (typeIds, gradient) => backward(idsOf(typeIds), gradient),
  };
}
