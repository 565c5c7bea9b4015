import type { EmbeddingLayer, SparseGradient } from '@firth/core';
import type { LayerNorm, LayerNormGradient } from '../layer-norm.ts';
import { requireLength, requireWidth } from '../options.ts';
import { addRow } from '../rows/add-row.ts';
import { type InputIds, positionsOf } from './input-ids.ts';
import type { SegmentEmbedding } from './segment-embedding.ts';

export interface BERTInputParts {
  readonly tokens: EmbeddingLayer;
  readonly positions: EmbeddingLayer;
  readonly segments: SegmentEmbedding;
  /** BERT's ε is 1e-12. */
  readonly norm: LayerNorm;
}

export interface BERTInputIds extends InputIds {
  /** The segment of each token. Default: 0. */
  readonly typeIds?: Uint8Array | undefined;
}

export interface BERTInputGradient {
  readonly tokens: SparseGradient;
  readonly positions: SparseGradient;
  readonly segments: SparseGradient;
  readonly norm: Pick<LayerNormGradient, 'scale' | 'shift'>;
}

/** What goes into BERT's first block. */
export interface BERTInput extends BERTInputParts {
  /** Returns a row for each id, one after another. */
  forward(input: BERTInputIds): Float32Array;
  /** Returns the gradients of all parts for one with respect to what `forward(input)` returned. */
  backward(input: BERTInputIds, gradient: Float32Array): BERTInputGradient;
}

/**
 * Returns the input of BERT (Devlin et al. 2019): token + position + segment, then {@link layerNorm}. RoBERTa's too,
 * with {@link robertaPositions}. Dropout, which follows in training, is left to the caller.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for parts of different widths, `BAD_OPTION` for an id, position or segment
 * beyond its table
 * @example
 * ```ts
 * const input = bertInput({
 *   tokens: embedding({ weights: { rows: 3, columns: 2, data: Float32Array.of(1, 2, 3, 4, 5, 6) } }),
 *   positions: embedding({ weights: { rows: 2, columns: 2, data: Float32Array.of(0, 0, 1, 0) } }),
 *   segments: segmentEmbedding({ weights: { rows: 2, columns: 2, data: Float32Array.of(0, 0, 0, 5) } }),
 *   norm: layerNorm({ dimensions: 2, epsilon: 1e-12 }),
 * });
 * const ids = Uint32Array.of(0, 1);
 * console.log(input.forward({ ids, length: 2, typeIds: Uint8Array.of(0, 1) }).join(' ')); // -1 1 -1 1
 * ```
 */
export function bertInput(parts: BERTInputParts): BERTInput {
  const { tokens, positions, segments, norm } = parts;
  const { dimensions } = norm;
  requireWidth('tokens', tokens.weights.columns, dimensions);
  requireWidth('positions', positions.weights.columns, dimensions);
  requireWidth('segments', segments.weights.columns, dimensions);

  const typesOf = ({ ids, typeIds = new Uint8Array(ids.length) }: BERTInputIds): Uint8Array => {
    requireLength('typeIds', typeIds, ids.length, 'ids.length');
    return typeIds;
  };
  const sum = (input: BERTInputIds): Float32Array => {
    const rows = tokens.forward(input.ids);
    addRow(rows, 0, positions.forward(positionsOf(input, positions.weights.rows)), 0, rows.length);
    addRow(rows, 0, segments.forward(typesOf(input)), 0, rows.length);
    return rows;
  };

  return {
    ...parts,
    forward: (input) => norm.forward(sum(input)),
    backward(input, gradient) {
      const { activations, scale, shift } = norm.backward(sum(input), gradient);
      return {
        tokens: tokens.backward(input.ids, activations),
        positions: positions.backward(positionsOf(input, positions.weights.rows), activations),
        segments: segments.backward(typesOf(input), activations),
        norm: { scale, shift },
      };
    },
  };
}
