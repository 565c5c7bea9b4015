import type { EmbeddingLayer, SparseGradient } from '@firth/core';
import { requireWidth } from '../options.ts';
import { addRow } from '../rows/add-row.ts';
import { type InputIds, positionsOf } from './input-ids.ts';

export interface GPT2InputParts {
  /** `wte` in GPT-2. */
  readonly tokens: EmbeddingLayer;
  /** `wpe` in GPT-2. */
  readonly positions: EmbeddingLayer;
}

export interface GPT2InputGradient {
  readonly tokens: SparseGradient;
  readonly positions: SparseGradient;
}

/** What goes into GPT-2's first block. */
export interface GPT2Input extends GPT2InputParts {
  /** Returns a row for each id, one after another. */
  forward(input: InputIds): Float32Array;
  /** Returns the gradients of both tables for one with respect to what `forward(input)` returned. */
  backward(input: InputIds, gradient: Float32Array): GPT2InputGradient;
}

/**
 * Returns the input of GPT-2 (Radford et al. 2019): wte + wpe. Behind a cache of n tokens it takes
 * `sequencePositions(sequences, length, n)`.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for tables of different widths, `BAD_OPTION` for an id or position beyond its
 * table
 * @example
 * ```ts
 * const input = gpt2Input({
 *   tokens: embedding({ weights: { rows: 3, columns: 2, data: Float32Array.of(1, 2, 3, 4, 5, 6) } }),
 *   positions: embedding({ weights: { rows: 2, columns: 2, data: Float32Array.of(10, 10, 20, 20) } }),
 * });
 * console.log(input.forward({ ids: Uint32Array.of(2, 0), length: 2 }).join(' ')); // 15 16 21 22
 * ```
 */
export function gpt2Input(parts: GPT2InputParts): GPT2Input {
  const { tokens, positions } = parts;
  requireWidth('positions', positions.weights.columns, tokens.weights.columns);
  return {
    ...parts,
    forward(input) {
      const rows = tokens.forward(input.ids);
      addRow(rows, 0, positions.forward(positionsOf(input, positions.weights.rows)), 0, rows.length);
      return rows;
    },
    backward: (input, gradient) => ({
      tokens: tokens.backward(input.ids, gradient),
      positions: positions.backward(positionsOf(input, positions.weights.rows), gradient),
    }),
  };
}
