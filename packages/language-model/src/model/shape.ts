import { FirthError } from '@firth/core';

/** How a model tells positions apart: GPT-2's table, the sines of Vaswani et al. 2017, or the rotation of Su et al. 2021. */
export type PositionKind = 'learned' | 'sinusoidal' | 'rope';

/** The sizes of a model. */
export interface ModelShape {
  /** Tokens that the model knows. */
  readonly vocabularySize: number;
  /** Numbers in a token's vector: a multiple of 4 for each head. */
  readonly dimensions: number;
  /** Attention blocks, one upon the other. */
  readonly layers: number;
  /** Attention heads in a block. */
  readonly heads: number;
  /** Tokens that are seen at once. */
  readonly context: number;
  readonly positions: PositionKind;
}

const kinds: readonly PositionKind[] = ['learned', 'sinusoidal', 'rope'];

/**
 * Returns `shape` when a model can have it.
 *
 * @throws FirthError `BAD_OPTION` names the size, what it was and what it may be
 */
export function checkShape(shape: ModelShape): ModelShape {
  const { vocabularySize, dimensions, layers, heads, context, positions } = shape;
  requireWhole('vocabularySize', vocabularySize, 1, 2 ** 24);
  requireWhole('dimensions', dimensions, 4, 8192);
  requireWhole('layers', layers, 1, 256);
  requireWhole('heads', heads, 1, 256);
  requireWhole('context', context, 2, 65_536);
  if (dimensions % (4 * heads) !== 0)
    throw new FirthError('BAD_OPTION', `dimensions must be a multiple of 4 × ${heads} heads, not ${dimensions}`);
  if (!kinds.includes(positions))
    throw new FirthError('BAD_OPTION', `positions must be one of ${kinds.join(', ')}, not ${positions}`);
  return shape;
}

/** Returns numbers from one row to the next in a table of `columns` columns: rows begin on 16 bytes. */
export function strideOf(columns: number): number {
  return 4 * Math.ceil(columns / 4);
}

/** Refuses anything but a whole number from `least` to `most`. */
export function requireWhole(name: string, value: unknown, least: number, most: number): asserts value is number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
    throw new FirthError('BAD_OPTION', `${name} must be a whole number from ${least} to ${most}, not ${value}`);
}
