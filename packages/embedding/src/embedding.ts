import type { EmbeddingLayer, SparseGradient } from '@firth/core';
import { createFloats } from './create-floats.ts';
import { badOption, requireIds, requireLength, requireRoom } from './options.ts';
import { divideByFrequency } from './rows/divide-by-frequency.ts';
import { gatherRows } from './rows/gather-rows.ts';
import { groupByRow } from './rows/group-by-row.ts';
import { multiply } from './rows/multiply.ts';
import { renormalizeRows } from './rows/renormalize-rows.ts';
import { sumRows } from './rows/sum-rows.ts';
import { type LookupOptions, requireLookupOptions, type TableOptions, tableOf } from './table-options.ts';

export interface LayerOptions extends LookupOptions {
  /** What the rows are multiplied by on their way out (default 1): √dimensions in Vaswani et al. (2017) and Gemma. */
  readonly scale?: number | undefined;
}

export type EmbeddingOptions = TableOptions & LayerOptions;

/**
 * An {@link EmbeddingLayer} that writes where it is told to: a training loop that gives it the same arrays again makes
 * no garbage, and they stay in the cache.
 */
export interface Embedding extends EmbeddingLayer {
  /** Returns the rows of `ids`, one after another: `ids.length × dimensions` numbers, `output` where it is given. */
  forward(ids: Uint32Array, output?: Float32Array): Float32Array;
  /**
   * Returns the gradient of the table for a gradient with respect to what `forward(ids)` returned. Its values are the
   * beginning of `room` where that is given, an array of at least `ids.length × dimensions` numbers.
   */
  backward(ids: Uint32Array, gradient: Float32Array, room?: Float32Array): SparseGradient;
}

/**
 * Returns a layer that looks up a vector for each id, with the options of torch's `nn.Embedding`: the product of a
 * one-hot matrix and the table, without the matrix.
 *
 * `forward` takes n ids and returns n × dimensions numbers; `backward` returns the gradient of the rows that were used,
 * whatever the size of the table.
 *
 * @throws FirthError `BAD_OPTION`, also for an id beyond the table; `DIMENSION_MISMATCH`, `OUT_OF_MEMORY`
 * @example
 * ```ts
 * const table = { rows: 3, columns: 2, data: Float32Array.of(1, 2, 3, 4, 5, 6) };
 * const layer = embedding({ weights: table });
 * const ids = Uint32Array.of(2, 0, 2);
 * console.log(layer.forward(ids).join(' ')); // 5 6 1 2 5 6
 * const { rows, values } = layer.backward(ids, Float32Array.of(1, 1, 10, 10, 100, 100));
 * console.log(rows.join(' '), '|', values.join(' ')); // 0 2 | 10 10 101 101
 * ```
 */
export function embedding(options: EmbeddingOptions): Embedding {
  const { paddingId, maxNorm, normType = 2, scaleByFrequency, frozen, tokenizerFingerprint, scale = 1 } = options;
  requireLookupOptions(options);
  if (!Number.isFinite(scale)) throw badOption('scale', scale, 'a finite number');
  const weights = tableOf(options);
  const { rows, columns, data } = weights;

  return {
    weights,
    ...(tokenizerFingerprint !== undefined && { tokenizerFingerprint }),
    forward(ids, output = createFloats(ids.length * columns)) {
      requireIds('ids', ids, rows);
      requireLength('output', output, ids.length * columns, 'ids.length × dimensions');
      if (maxNorm !== undefined) renormalizeRows(weights, ids, maxNorm, normType);
      gatherRows(output, data, ids, columns);
      if (scale !== 1) multiply(output, scale);
      return output;
    },
    backward(ids, gradient, room) {
      requireIds('ids', ids, rows);
      requireLength('gradient', gradient, ids.length * columns, 'ids.length × dimensions');
      if (room) requireRoom(room, gradient.length);
      if (frozen) return { rows: new Uint32Array(), values: new Float32Array() };
      const groups = groupByRow(ids, paddingId);
      const length = groups.rows.length * columns;
      const values = room?.subarray(0, length) ?? createFloats(length);
      sumRows(values, groups, gradient, columns);
      if (scaleByFrequency) divideByFrequency(groups, values, columns);
      if (scale !== 1) multiply(values, scale);
      return { rows: groups.rows, values };
    },
  };
}
