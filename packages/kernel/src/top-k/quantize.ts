import type { Matrix } from '@firth/core';
import { dotProduct } from './dot-product.ts';
import { hasDirection } from './search.ts';

const largestCode = 127;
/** What rounding can add, relative to the length of the row: twelve roundings to float32 (2^−24 each) at the very most. */
const roundingSlack = 2 ** -20;
/** Below this a scale would lose digits, above that a bound could overflow: such rows get no codes and an exact look instead. */
const smallestScale = 2 ** -100;
const greatestLength = 2 ** 100;
/** Between 2^52 and 2^53 float64 has no fractions: adding this and taking it away rounds, in a third of the time of Math.round. */
const wholeNumbersOnly = 1.5 * 2 ** 52;

/** The largest code of a query such that 127 · code, summed over a row, stays within 32 bits. */
export function largestQueryCode(stride: number): number {
  return Math.min(2 ** 15 - 1, Math.floor((2 ** 31 - 1) / (largestCode * stride)));
}

/**
 * Rounds each row of `matrix`, divided by its norm where there are norms, to 8-bit codes: row ≈ scale · codes.
 *
 * The margin of a row is proven to cover the error of its score. With row u ≈ û = scale · codes and a query of length 1, q ≈ q̂:
 *
 *   |u·q − û·q̂| ≤ |(u − û)·q| + |û·(q − q̂)| ≤ ‖u − û‖ + ‖û‖ ‖q − q̂‖        (Cauchy–Schwarz)
 *
 * ‖u − û‖ is measured here, ‖û‖ ≤ ‖u‖ + ‖u − û‖, and ‖q − q̂‖ ≤ √columns / (2 · largest query code), since no number of q exceeds 1
 * and each is off by half a step at most. Rounding in float32 adds `roundingSlack`.
 *
 * `codes`, `scales` and `margins` begin as zeros and are laid out as assembly/top-k.ts says.
 */
export function quantizeRows(
  { rows, columns, data }: Matrix,
  norms: Float32Array | undefined,
  codes: Int8Array,
  scales: Float32Array,
  margins: Float32Array,
): void {
  const stride = Math.ceil(columns / 8) * 8;
  const slack = Math.sqrt(columns) / (2 * largestQueryCode(stride)) + roundingSlack;

  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    let largest = 0;
    let squares = 0;
    for (let i = start; i < start + columns; i++) {
      const magnitude = Math.abs(data[i]);
      if (magnitude > largest) largest = magnitude;
      squares += magnitude * magnitude;
    }
    const norm = norms ? norms[row] : 1;
    const length = Math.sqrt(squares) / norm;
    if (!Number.isFinite(squares) || !hasDirection(norm)) {
      scales[row] = Number.NaN;
      continue;
    }
    if (length > greatestLength) {
      margins[row] = Infinity; // and scale 0: the bound is +∞
      continue;
    }
    const scale = Math.fround(largest / norm / largestCode);
    if (scale < smallestScale) {
      margins[row] = length + smallestScale;
      continue;
    }

    const step = scale * norm;
    const perStep = 1 / step;
    let errorSquares = 0;
    const place = (row & ~3) * stride + (row & 3) * 8;
    for (let i = 0; i < columns; i++) {
      const code = data[start + i] * perStep + wholeNumbersOnly - wholeNumbersOnly;
      const error = data[start + i] - code * step;
      codes[place + interleaved(i, 4)] = code;
      errorSquares += error * error;
    }
    scales[row] = scale;
    const error = Math.sqrt(errorSquares) / norm;
    margins[row] = error + (length + error) * slack;
  }
}

/**
 * Rounds `query`, scaled to length 1, to 16-bit codes, one of `lanes` queries that lie together; returns the query's length and its
 * scale, which is 0 for a query of zeros.
 */
export function quantizeQuery(
  query: Float32Array,
  codes: Int16Array,
  lanes: number,
  largestQuery: number,
): { readonly scale: number; readonly length: number } {
  const largest = query.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return { scale: 0, length: 1 };
  const length = Math.sqrt(dotProduct(query, 0, query, 0, query.length));
  const perStep = largestQuery / largest;
  for (let i = 0; i < query.length; i++) codes[interleaved(i, lanes)] = Math.round(query[i] * perStep);
  return { scale: largest / (length * largestQuery), length };
}

/** Where column `i` lies when `lanes` vectors lie together, eight columns at a time. */
function interleaved(i: number, lanes: number): number {
  return (i & ~7) * lanes + (i & 7);
}
