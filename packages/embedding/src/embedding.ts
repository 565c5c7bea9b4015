import { badOption, type EmbeddingLayer, requireInteger } from '@firth/core';
import { createFloats } from './create-floats.ts';
import type { LookupGradient } from './gradient/lookup-gradient.ts';
import { maxLength, requireIds, requireLength } from './options.ts';
import { createRows } from './rows/create-rows.ts';
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

/** A table that is looked up by id and trained. */
export interface Embedding extends EmbeddingLayer {
  /**
   * Returns an array of zeros for `count` rows, where the table lies: what `forward` writes and a step reads there is not copied. Make
   * it once and not in every step: it is kept as long as the table is.
   */
  createRows(count: number): Float32Array;
  /** Returns the rows of `ids`, one after another: in `output` where it is given, of `ids.length × weights.columns` numbers. */
  forward(ids: Uint32Array, output?: Float32Array): Float32Array;
  /**
   * Returns what `backward` does before rows of the same id are summed, which an optimizer does in less time. It holds
   * `gradient` itself, which must not change before the step.
   */
  lookupGradient(ids: Uint32Array, gradient: Float32Array): LookupGradient;
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

  const requirePair = (ids: Uint32Array, gradient: Float32Array): void => {
    requireIds('ids', ids, rows);
    requireLength('gradient', gradient, ids.length * columns, 'ids.length × dimensions');
  };

  return {
    weights,
    ...(tokenizerFingerprint !== undefined && { tokenizerFingerprint }),
    createRows(count) {
      requireInteger('count', count, 0, Math.floor(maxLength / columns));
      return createRows(weights, count);
    },
    forward(ids, output = createFloats(ids.length * columns)) {
      requireIds('ids', ids, rows);
      requireLength('output', output, ids.length * columns, 'ids.length × dimensions');
      if (maxNorm !== undefined) renormalizeRows(weights, ids, maxNorm, normType);
      gatherRows(output, data, ids, columns, scale);
      return output;
    },
    backward(ids, gradient) {
      requirePair(ids, gradient);
      if (frozen) return { rows: new Uint32Array(), values: new Float32Array() };
      const groups = groupByRow(ids, paddingId);
      const values = createFloats(groups.rows.length * columns);
      sumRows(values, groups, gradient, columns);
      if (scaleByFrequency) divideByFrequency(groups, values, columns);
      if (scale !== 1) multiply(values, scale);
      return { rows: groups.rows, values };
    },
    lookupGradient(ids, gradient) {
      requirePair(ids, gradient);
      if (frozen) return { ids: new Uint32Array(), values: new Float32Array() };
      return { ids, values: gradient, paddingId, scale, scaleByFrequency };
    },
  };
}
