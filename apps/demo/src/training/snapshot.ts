import type { WordVectors } from '@firth/core';
import { similarity } from '@firth/vectors';
import { alignPoints } from './align-points.ts';
import { principalPlane } from './principal-plane.ts';
import { pairsOf } from './training-api.ts';

/** The most frequent words are of every sentence and none: the cloud begins behind them. */
const skipped = 50;

/** Returns the words that are drawn: the most frequent `count` behind those that stand everywhere. */
export function cloudOf({ vocabulary }: WordVectors, count: number): string[] {
  const first = Math.min(skipped, Math.max(0, vocabulary.size - count));
  const last = Math.min(vocabulary.size, first + count);
  return Array.from({ length: last - first }, (_, i) => vocabulary.tokenOf(first + i)!);
}

/** Returns a place in the plane for each of `words`: directions of their vectors, by PCA, turned to lie near `before`. */
export function pointsOf(
  vectors: WordVectors,
  words: readonly string[],
  before: Float32Array | undefined,
): Float32Array {
  const { dimensions } = vectors;
  const rows = new Float32Array(words.length * dimensions);
  for (const [i, word] of words.entries()) {
    const vector = vectors.vectorOf(word)!;
    const length = Math.hypot(...vector) || 1;
    rows.set(
      vector.map((value) => value / length),
      i * dimensions,
    );
  }
  const points = principalPlane(rows, dimensions);
  return before ? alignPoints(points, before) : points;
}

/** Returns the cosine of each pair of `words`; NaN where one has no vector. */
export function cosinesOf(vectors: WordVectors, words: readonly string[]): number[] {
  const isKnown = (word: string): boolean => vectors.vectorOf(word) !== undefined;
  return pairsOf(words).map(([a, b]) => (isKnown(a) && isKnown(b) ? similarity(vectors, a, b) : Number.NaN));
}
