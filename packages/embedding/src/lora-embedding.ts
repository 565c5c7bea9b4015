import { badOption, FirthError, type Matrix, requireInteger, type SparseGradient } from '@firth/core';
import { embedding } from './embedding.ts';
import { normal } from './initializers/normal.ts';
import { zeros } from './initializers/zeros.ts';
import { requireLength, requireMatrix } from './options.ts';
import { addRow } from './rows/add-row.ts';
import { dot } from './rows/dot.ts';
import type { LookupOptions } from './table-options.ts';

/** New factors of a rank, or factors that there are: rank is then their inner size. */
export type LoRAOptions = Pick<LookupOptions, 'paddingId' | 'scaleByFrequency' | 'tokenizerFingerprint'> & {
  /** What a · b is multiplied by, times the rank (default: the rank, a factor of 1). */
  readonly alpha?: number | undefined;
} & (
    | {
        readonly rank: number;
        /** Of the random numbers in `b` (default 1). */
        readonly seed?: number | undefined;
        readonly a?: undefined;
        readonly b?: undefined;
      }
    | {
        /** Used as it is and not copied: rows of the table × rank, the transpose of PEFT's `lora_embedding_A`. */
        readonly a: Matrix;
        /** Used as it is and not copied: rank × dimensions, the transpose of PEFT's `lora_embedding_B`. */
        readonly b: Matrix;
        readonly rank?: undefined;
        readonly seed?: undefined;
      }
  );

export interface LoRAGradient {
  readonly a: SparseGradient;
  readonly b: Float32Array;
}

/** A table that is left as it is, and a small product of two factors that is trained in its place. */
export interface LoRAEmbedding {
  /** The table that is left as it is. */
  readonly weights: Matrix;
  /** Hash of the definition of the tokenizer that makes the ids, where one does. */
  readonly tokenizerFingerprint?: string;
  /** A short row for each id. */
  readonly a: Matrix;
  readonly b: Matrix;
  /** alpha / rank. */
  readonly scale: number;
  /** Returns the rows of `ids`, one after another. */
  forward(ids: Uint32Array): Float32Array;
  /** Returns the gradients of both factors for one with respect to what `forward(ids)` returned. */
  backward(ids: Uint32Array, gradient: Float32Array): LoRAGradient;
  /** Returns a table of its own that looks up the same without the factors. */
  merge(): Matrix;
}

/**
 * Returns low-rank adaptation of a table (Hu et al. 2022): W[id] + alpha / rank · a[id] · b, of which a and b are
 * trained. It begins as the table itself, since a begins with zeros and b with normal numbers, as in PEFT.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`, `OUT_OF_MEMORY`
 * @example
 * ```ts
 * const weights = { rows: 2, columns: 2, data: Float32Array.of(1, 2, 3, 4) };
 * const a = { rows: 2, columns: 1, data: Float32Array.of(0, 1) };
 * const b = { rows: 1, columns: 2, data: Float32Array.of(10, 20) };
 * const lora = loraEmbedding(weights, { a, b, alpha: 2 });
 * console.log(lora.forward(Uint32Array.of(0, 1)).join(' ')); // 1 2 23 44
 * console.log(lora.merge().data.join(' ')); // 1 2 23 44
 * ```
 */
export function loraEmbedding(weights: Matrix, options: LoRAOptions): LoRAEmbedding {
  requireMatrix('weights', weights);
  const { rows, columns, data } = weights;
  const { a, b } = factorsOf(rows, columns, options);
  const rank = a.columns;
  const { alpha = rank, paddingId, scaleByFrequency, tokenizerFingerprint } = options;
  if (!Number.isFinite(alpha)) throw badOption('alpha', alpha, 'a finite number');
  const scale = alpha / rank;
  const long = embedding({ weights });
  const short = embedding({ weights: a, paddingId, scaleByFrequency });

  /** Adds scale · rowsOfA · b to `target`, row by row. */
  const addProduct = (target: Float32Array, rowsOfA: Float32Array): void => {
    for (let i = 0; i < rowsOfA.length; i++)
      addRow(target, Math.floor(i / rank) * columns, b.data, (i % rank) * columns, columns, scale * rowsOfA[i]!);
  };

  return {
    weights,
    ...(tokenizerFingerprint !== undefined && { tokenizerFingerprint }),
    a,
    b,
    scale,
    forward(ids) {
      const output = long.forward(ids);
      addProduct(output, short.forward(ids));
      return output;
    },
    backward(ids, gradient) {
      requireLength('gradient', gradient, ids.length * columns, 'ids.length × dimensions');
      const rowsOfA = short.forward(ids);
      const shortGradient = new Float32Array(rowsOfA.length);
      const bGradient = new Float32Array(b.data.length);
      for (let i = 0; i < rowsOfA.length; i++) {
        const [from, inner] = [Math.floor(i / rank) * columns, (i % rank) * columns];
        shortGradient[i] = scale * dot(gradient, from, b.data, inner, columns);
        addRow(bGradient, inner, gradient, from, columns, scale * rowsOfA[i]!);
      }
      return { a: short.backward(ids, shortGradient), b: bGradient };
    },
    merge() {
      const merged = data.slice();
      addProduct(merged, a.data);
      return { rows, columns, data: merged };
    },
  };
}

function factorsOf(rows: number, columns: number, options: LoRAOptions): { a: Matrix; b: Matrix } {
  if (!options.a) {
    requireInteger('rank', options.rank, 1, columns);
    return { a: zeros(rows, options.rank), b: normal({ seed: options.seed })(options.rank, columns) };
  }
  const { a, b } = options;
  if (!b) throw badOption('b', b, 'the second factor beside a');
  requireMatrix('a', a);
  requireMatrix('b', b);
  if (a.rows !== rows || a.columns !== b.rows || b.columns !== columns)
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `a, b: received ${a.rows} × ${a.columns} and ${b.rows} × ${b.columns} for a table of ${rows} × ${columns}`,
    );
  return { a, b };
}
