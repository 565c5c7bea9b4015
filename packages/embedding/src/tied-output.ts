import type { Matrix } from '@firth/core';
import { createFloats } from './create-floats.ts';
import { requireEntries, requireLength, requireMatrix, requireWhole } from './options.ts';
import { addRow } from './rows/add-row.ts';
import { dot } from './rows/dot.ts';

export interface TiedOutputOptions {
  /** What is added to each id's logit, used as it is and not copied (BERT has one, GPT-2 none). */
  readonly bias?: Float32Array | undefined;
}

export interface TiedOutputGradient {
  readonly hidden: Float32Array;
  /** A number for each entry of the table: every id has a logit. */
  readonly weights: Float32Array;
  readonly bias?: Float32Array;
}

/** The last layer of a language model, whose weights are the table that its first layer looks up. */
export interface TiedOutput {
  readonly weights: Matrix;
  readonly bias?: Float32Array;
  /** Returns the logits of n rows of hidden numbers: n × `weights.rows`. */
  forward(hidden: Float32Array): Float32Array;
  /** Returns the gradients for one with respect to what `forward(hidden)` returned. */
  backward(hidden: Float32Array, gradient: Float32Array): TiedOutputGradient;
}

/**
 * Returns the output layer that shares the table of an embedding (Press and Wolf 2017): logits = hidden · Wᵀ + bias.
 *
 * The table's whole gradient is the sum of the two: `addSparseGradient(output.weights, input, table)`.
 *
 * @throws FirthError `DIMENSION_MISMATCH`, `BAD_OPTION`, `OUT_OF_MEMORY`
 * @example
 * ```ts
 * const layer = embedding({ weights: { rows: 3, columns: 2, data: Float32Array.of(1, 0, 0, 1, 1, 1) } });
 * const output = tiedOutput(layer.weights);
 * console.log(output.forward(Float32Array.of(2, 5)).join(' ')); // 2 5 7
 * ```
 */
export function tiedOutput(weights: Matrix, { bias }: TiedOutputOptions = {}): TiedOutput {
  requireMatrix('weights', weights);
  const { rows, columns, data } = weights;
  if (bias) requireLength('bias', bias, rows, 'weights.rows');

  const rowsIn = (hidden: Float32Array): number => {
    requireWhole('hidden', hidden, columns, 'weights.columns');
    const count = hidden.length / columns;
    requireEntries('hidden rows × weights.rows', count * rows);
    return count;
  };

  return {
    weights,
    ...(bias && { bias }),
    forward(hidden) {
      const count = rowsIn(hidden);
      const logits = createFloats(count * rows);
      // The table is read once, each of its rows against all hidden ones.
      for (let id = 0; id < rows; id++)
        for (let i = 0; i < count; i++)
          logits[i * rows + id] = dot(hidden, i * columns, data, id * columns, columns) + (bias ? bias[id]! : 0);
      return logits;
    },
    backward(hidden, gradient) {
      const count = rowsIn(hidden);
      requireLength('gradient', gradient, count * rows, 'hidden rows × weights.rows');
      const result = { hidden: new Float32Array(hidden.length), weights: createFloats(data.length) };
      const biasGradient = new Float32Array(bias ? rows : 0);
      for (let id = 0; id < rows; id++)
        for (let i = 0; i < count; i++) {
          const g = gradient[i * rows + id]!;
          addRow(result.hidden, i * columns, data, id * columns, columns, g);
          addRow(result.weights, id * columns, hidden, i * columns, columns, g);
          if (bias) biasGradient[id]! += g;
        }
      return { ...result, ...(bias && { bias: biasGradient }) };
    },
  };
}
