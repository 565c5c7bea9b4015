import type { RotaryEncoding } from '@firth/positional-encoding';
import { type AttentionSpan, attend, backwardAttend } from './attention.ts';
import type { Kernels } from './kernels.ts';
import { applyLinear, backwardLinear } from './linear.ts';
import type { BackPlaces, BlockPlaces } from './places.ts';
import type { BlockTables, Norm } from './tables.ts';

/** torch's and GPT-2's ε of layer normalization. */
const normEpsilon = 1e-5;

/** What a block needs besides its tables and places. */
export interface BlockContext {
  readonly kernels: Kernels;
  readonly span: AttentionSpan;
  /** Where one number of scratch lies. */
  readonly scratch: number;
  /** Turns queries and keys, where positions are rotations. */
  readonly rotary: RotaryEncoding | undefined;
  /** A view of `count` numbers from byte `at` on. */
  floats(at: number, count: number): Float32Array;
}

/**
 * Runs a pre-norm block (GPT-2): m = x + Attention(LayerNorm(x)), output = m + MLP(LayerNorm(m)), where the MLP is linear to four times the
 * width, GELU, linear back. Behind a cache of `span.start` tokens, their keys and values are where the calls before left them.
 */
export function applyBlock(context: BlockContext, tables: BlockTables, places: BlockPlaces, output: number): void {
  const { kernels, span, scratch } = context;
  const { length, start, dimensions } = span;
  const rows = span.sequences * length;
  const behindCache = 4 * start * dimensions;

  normalize(kernels, tables.firstNorm, places.input, places.firstNorm, places.firstMoments, rows, dimensions);
  applyLinear(kernels, tables.queries, places.firstNorm, places.queries, rows);
  applyLinear(kernels, tables.keys, places.firstNorm, places.keys + behindCache, rows);
  applyLinear(kernels, tables.values, places.firstNorm, places.values + behindCache, rows);
  context.rotary?.apply(context.floats(places.queries, rows * dimensions), length, start);
  context.rotary?.apply(context.floats(places.keys + behindCache, rows * dimensions), length, start);
  attend(kernels, span, places, places.probabilities, places.attended, scratch);
  applyLinear(kernels, tables.attended, places.attended, places.middle, rows);
  kernels.add(places.middle, places.input, rows * dimensions);

  normalize(kernels, tables.secondNorm, places.middle, places.secondNorm, places.secondMoments, rows, dimensions);
  applyLinear(kernels, tables.expand, places.secondNorm, places.expanded, rows);
  kernels.gelu(places.expanded, places.activated, rows * tables.expand.outputs);
  applyLinear(kernels, tables.contract, places.activated, output, rows);
  kernels.add(output, places.middle, rows * dimensions);
}

/** Turns the gradient of the block's output, at `back.stream`, into that of its input, in place, and adds those of its tables. */
export function backwardBlock(context: BlockContext, tables: BlockTables, places: BlockPlaces, back: BackPlaces): void {
  const { kernels, span } = context;
  const { length, dimensions } = span;
  const rows = span.sequences * length;
  const { stream } = back;

  backwardLinear(kernels, tables.contract, places.activated, stream, back.expanded, rows);
  kernels.geluBackward(places.expanded, back.expanded, rows * tables.expand.outputs);
  backwardLinear(kernels, tables.expand, places.secondNorm, back.expanded, back.norm, rows);
  backwardNorm(kernels, tables.secondNorm, places.middle, places.secondMoments, back.norm, stream, rows, dimensions);

  backwardLinear(kernels, tables.attended, places.attended, stream, back.attended, rows);
  backwardAttend(kernels, span, places, places.probabilities, back.attended, back, back.scores);
  context.rotary?.backward(context.floats(back.queries, rows * dimensions), length);
  context.rotary?.backward(context.floats(back.keys, rows * dimensions), length);
  backwardLinear(kernels, tables.queries, places.firstNorm, back.queries, back.norm, rows);
  backwardLinear(kernels, tables.keys, places.firstNorm, back.keys, back.norm, rows, true);
  backwardLinear(kernels, tables.values, places.firstNorm, back.values, back.norm, rows, true);
  backwardNorm(kernels, tables.firstNorm, places.input, places.firstMoments, back.norm, stream, rows, dimensions);
}

/** Layer normalization with the tables of `norm`. */
export function normalize(
  kernels: Kernels,
  { scale, shift }: Norm,
  x: number,
  out: number,
  moments: number,
  rows: number,
  columns: number,
): void {
  kernels.layerNorm(x, scale.at, shift.at, out, moments, rows, columns, normEpsilon);
}

/** Adds to `dx` the gradient of a normalization's input, and to those of its tables. */
export function backwardNorm(
  kernels: Kernels,
  { scale, shift }: Norm,
  x: number,
  moments: number,
  g: number,
  dx: number,
  rows: number,
  columns: number,
): void {
  kernels.layerNormBackward(x, scale.at, moments, g, dx, scale.gradient, shift.gradient, rows, columns);
}
