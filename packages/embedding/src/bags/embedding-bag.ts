import { badOption, FirthError, type Matrix, type SparseGradient } from '@firth/core';
import { requireLength } from '../options.ts';
import { addRow } from '../rows/add-row.ts';
import { divideByFrequency } from '../rows/divide-by-frequency.ts';
import { groupByRow } from '../rows/group-by-row.ts';
import { renormalizeRows } from '../rows/renormalize-rows.ts';
import { sumRows } from '../rows/sum-rows.ts';
import { type LookupOptions, requireLookupOptions, type TableOptions, tableOf } from '../table-options.ts';
import { bagShares } from './bag-shares.ts';
import { type Bags, requireBags } from './bags.ts';
import { maxPool, maxPoolGradient } from './max-pooling.ts';
import { sampleWeightGradient } from './sample-weight-gradient.ts';

/** How the rows of a bag become one: an empty bag is zero in each. */
export type BagMode = 'max' | 'mean' | 'sum';

export type EmbeddingBagOptions = TableOptions &
  LookupOptions & {
    /** Default `'mean'`, as in torch. */
    readonly mode?: BagMode | undefined;
  };

/** The gradient of a table that was looked up in bags, and of the sample weights where there were any. */
export interface BagGradient extends SparseGradient {
  readonly sampleWeights?: Float32Array;
}

/** A table that is looked up by bags of ids, each of which becomes one row. */
export interface EmbeddingBag {
  readonly weights: Matrix;
  readonly mode: BagMode;
  /** Hash of the definition of the tokenizer that makes the ids, where one does. */
  readonly tokenizerFingerprint?: string;
  /** Returns the row of each bag, one after another: bags × `weights.columns` numbers. */
  forward(bags: Bags): Float32Array;
  /** Returns the gradient for one with respect to what `forward(bags)` returned. */
  backward(bags: Bags, gradient: Float32Array): BagGradient;
}

/**
 * Returns a layer that makes one vector of each bag of ids, with the options of torch's `nn.EmbeddingBag`: the sum, the
 * mean or the largest numbers of their rows, without the rows in between. Sums may weigh each id.
 *
 * @throws FirthError `BAD_OPTION`, also for an id beyond the table and for sample weights in bags that are not summed;
 * `DIMENSION_MISMATCH`, `OUT_OF_MEMORY`
 * @example
 * ```ts
 * const weights = { rows: 3, columns: 2, data: Float32Array.of(1, 2, 3, 4, 5, 6) };
 * const bags = { ids: Uint32Array.of(0, 2, 1), starts: Uint32Array.of(0, 2, 3) };
 * console.log(embeddingBag({ weights, mode: 'mean' }).forward(bags).join(' ')); // 3 4 3 4
 * console.log(embeddingBag({ weights, mode: 'max' }).forward(bags).join(' ')); // 5 6 3 4
 * ```
 */
export function embeddingBag(options: EmbeddingBagOptions): EmbeddingBag {
  const { mode = 'mean', paddingId, maxNorm, normType = 2, scaleByFrequency, frozen, tokenizerFingerprint } = options;
  requireLookupOptions(options);
  if (mode !== 'max' && mode !== 'mean' && mode !== 'sum') throw badOption('mode', mode, "'max', 'mean' or 'sum'");
  const weights = tableOf(options);
  const { columns } = weights;

  const check = (bags: Bags): void => {
    requireBags(bags, weights.rows);
    if (bags.sampleWeights && mode !== 'sum')
      throw new FirthError('BAD_OPTION', `sampleWeights: received weights in mode '${mode}', expected mode 'sum'`);
  };

  const tableGradient = (bags: Bags, gradient: Float32Array): SparseGradient => {
    if (frozen) return { rows: new Uint32Array(), values: new Float32Array() };
    const groups = groupByRow(bags.ids, paddingId);
    const values = new Float32Array(groups.rows.length * columns);
    if (mode === 'max') maxPoolGradient(values, bags, weights, groups, gradient, paddingId);
    else sumRows(values, groups, gradient, columns, bagShares(bags, mode, paddingId));
    if (scaleByFrequency) divideByFrequency(groups, values, columns);
    return { rows: groups.rows, values };
  };

  return {
    weights,
    mode,
    ...(tokenizerFingerprint !== undefined && { tokenizerFingerprint }),
    forward(bags) {
      check(bags);
      if (maxNorm !== undefined) renormalizeRows(weights, bags.ids, maxNorm, normType);
      return mode === 'max' ? maxPool(bags, weights, paddingId) : weightedSums(bags, weights, mode, paddingId);
    },
    backward(bags, gradient) {
      check(bags);
      requireLength('gradient', gradient, (bags.starts.length - 1) * columns, 'bags × dimensions');
      return {
        ...tableGradient(bags, gradient),
        ...(bags.sampleWeights && { sampleWeights: sampleWeightGradient(bags, weights, gradient, paddingId) }),
      };
    },
  };
}

function weightedSums(bags: Bags, weights: Matrix, mode: 'mean' | 'sum', paddingId?: number): Float32Array {
  const { data, columns } = weights;
  const { sources, factors } = bagShares(bags, mode, paddingId);
  const output = new Float32Array((bags.starts.length - 1) * columns);
  for (let i = 0; i < bags.ids.length; i++)
    if (bags.ids[i] !== paddingId)
      addRow(output, sources[i]! * columns, data, bags.ids[i]! * columns, columns, factors[i]);
  return output;
}
