import { type Entries, type ProductSize, rowMajor, transposed } from '@firth/kernel/matrix';
import { strideOf } from '../model/shape.ts';
import type { Kernels } from './kernels.ts';

/** Which queries look at which keys: sequences of `length` queries each, of which the first stands at position `start`. */
export interface AttentionSpan {
  readonly sequences: number;
  readonly length: number;
  /** Keys before the first query: above 0 only behind a cache, for a single sequence. */
  readonly start: number;
  readonly heads: number;
  readonly dimensions: number;
}

/** Where rows of `dimensions` numbers lie, heads side by side: `keys` and `values` from position 0 on. */
export interface AttentionRows {
  readonly queries: number;
  readonly keys: number;
  readonly values: number;
}

/**
 * Causal attention with several heads (Vaswani et al. 2017): P = softmax(Q · Kᵀ / √n) and out = P · V of each head of n numbers, where no
 * query sees a later key. `probabilities` keep P for the way back: f32[sequences][heads][length][stride of the keys].
 */
export function attend(
  kernels: Kernels,
  span: AttentionSpan,
  rows: AttentionRows,
  probabilities: number,
  out: number,
  scratch: number,
): void {
  const { length, start, dimensions } = span;
  const keys = start + length;
  const stride = strideOf(keys);
  const [sizes, factor] = sizesOf(span);
  forEachHead(span, (row, column, index) => {
    const at = (base: number): number => base + 4 * (row * dimensions + column);
    const p = rowMajor(probabilities + 4 * index * length * stride, stride);
    const keyRows = rowMajor(at(rows.keys), dimensions);
    kernels.multiply(rowMajor(at(rows.queries), dimensions), transposed(keyRows), p, sizes.scores);
    kernels.causalSoftmax(p.at, length, stride, start, factor, scratch);
    kernels.multiply(p, rowMajor(at(rows.values), dimensions), rowMajor(at(out), dimensions), sizes.rows);
  });
}

/**
 * From the gradient `g` of `out`: writes those of queries, keys and values. `scores` has room for one head's gradient of P. There is no way
 * back behind a cache.
 */
export function backwardAttend(
  kernels: Kernels,
  span: AttentionSpan,
  rows: AttentionRows,
  probabilities: number,
  g: number,
  gradients: AttentionRows,
  scores: number,
): void {
  const { length, dimensions } = span;
  const stride = strideOf(length);
  const [sizes, factor] = sizesOf(span);
  const ds = rowMajor(scores, stride);
  forEachHead(span, (row, column, index) => {
    const entries = (base: number): Entries => rowMajor(base + 4 * (row * dimensions + column), dimensions);
    const p = rowMajor(probabilities + 4 * index * length * stride, stride);
    const gradient = entries(g);
    kernels.multiply(gradient, transposed(entries(rows.values)), ds, sizes.scores);
    kernels.multiply(transposed(p), gradient, entries(gradients.values), sizes.rows);
    kernels.softmaxBackward(p.at, ds.at, length, stride, factor);
    kernels.multiply(ds, entries(rows.keys), entries(gradients.queries), sizes.rows);
    kernels.multiply(transposed(ds), entries(rows.queries), entries(gradients.keys), sizes.rows);
  });
}

/** The sizes of a head's two products, forward and back, and the factor of its scores. */
function sizesOf({
  length,
  start,
  heads,
  dimensions,
}: AttentionSpan): [{ readonly scores: ProductSize; readonly rows: ProductSize }, number] {
  const keys = start + length;
  const n = dimensions / heads;
  const scores = { rows: length, columns: keys, inner: n };
  return [{ scores, rows: { rows: length, columns: n, inner: keys } }, 1 / Math.sqrt(n)];
}

/** Visits each head of each sequence with its first row, its first column and its number. */
function forEachHead(
  { sequences, length, heads, dimensions }: AttentionSpan,
  visit: (row: number, column: number, index: number) => void,
): void {
  for (let sequence = 0; sequence < sequences; sequence++)
    for (let head = 0; head < heads; head++)
      visit(sequence * length, head * (dimensions / heads), sequence * heads + head);
}
