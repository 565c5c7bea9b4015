import { atLeast, noiseWeights, positive } from '@firth/training';
import type { Cooccurrences } from '../cooccurrences/cooccurrences.ts';
import { type SparseRows, sparseRows } from './sparse-rows.ts';

/** How {@link ppmi} weighs. */
export interface PPMIOptions {
  /** Taken off every value before what is negative is dropped: log k is word2vec's k negatives. Default 0. */
  readonly shift?: number | undefined;
  /** A context is as probable as its count to this power: below 1, rare contexts weigh less. Default 0.75. */
  readonly contextSmoothing?: number | undefined;
  /** Aborting rejects the promise with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Returns the positive pointwise mutual information of words and contexts: max(0, log P(w, c) / (P(w) · P(c)) − shift), with
 * P(c) = #(c)^smoothing / Σ #(c')^smoothing, by the formulas of Levy, Goldberg and Dagan (2015, "Improving Distributional Similarity with
 * Lessons Learned from Word Embeddings"). Entries of 0 are left out.
 *
 * @throws FirthError `BAD_OPTION`; the signal's reason when aborted
 *
 * @example
 * ```ts
 * const counted = await countCooccurrences(fromText('a b\na b\nc d\n'), { minCount: 1 });
 * const { values } = await ppmi(counted, { contextSmoothing: 1 });
 * console.log(values.length, values[0].toFixed(4), values[3].toFixed(4)); // 4 1.0986 1.7918
 * ```
 */
export async function ppmi(cooccurrences: Cooccurrences, options: PPMIOptions = {}): Promise<SparseRows> {
  const { shift = 0, contextSmoothing = 0.75, signal } = options;
  atLeast('shift', shift, 0);
  positive('contextSmoothing', contextSmoothing);
  const counts = await sparseRows(cooccurrences, signal);
  const { size } = counts;
  const [ofRows, ofColumns] = [new Float64Array(size), new Float64Array(size)];
  for (let row = 0; row < size; row++) {
    for (let i = counts.starts[row]!; i < counts.starts[row + 1]!; i++) {
      ofRows[row]! += counts.values[i]!;
      ofColumns[counts.columns[i]!]! += counts.values[i]!;
    }
  }
  const smoothed = noiseWeights(ofColumns, contextSmoothing);
  const total = smoothed.reduce((sum, count) => sum + count, 0);

  const { columns, values } = counts;
  const starts = new Uint32Array(size + 1);
  let kept = 0;
  for (let row = 0; row < size; row++) {
    for (let i = counts.starts[row]!; i < counts.starts[row + 1]!; i++) {
      const column = columns[i]!;
      const information = Math.log((values[i]! * total) / (ofRows[row]! * smoothed[column]!)) - shift;
      if (information <= 0) continue;
      columns[kept] = column;
      values[kept++] = information;
    }
    starts[row + 1] = kept;
  }
  return { size, starts, columns: columns.slice(0, kept), values: values.slice(0, kept) };
}
