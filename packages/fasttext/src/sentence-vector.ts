import type { WordVectors } from '@firth/core';
import { dotProduct } from '@firth/kernel/top-k';

/**
 * Returns the mean of the directions of `words`, as fastText's `print-sentence-vectors` does with a model of words: vectors of length 1,
 * those of length 0 left out. A sentence of none is zero.
 *
 * @example
 * ```ts
 * const { vectors } = await trainFastText(fromText('a b a c\n'.repeat(50)), { dimensions: 4, buckets: 10 });
 * console.log(sentenceVector(vectors, ['a', 'b']).length); // 4
 * ```
 */
export function sentenceVector(vectors: WordVectors, words: Iterable<string>): Float32Array {
  const sum = new Float32Array(vectors.dimensions);
  let count = 0;
  for (const word of words) {
    const vector = vectors.vectorOf(word);
    const length = vector ? Math.fround(Math.sqrt(dotProduct(vector, 0, vector, 0, vector.length))) : 0;
    if (!vector || length === 0) continue;
    const scale = Math.fround(1 / length);
    for (let i = 0; i < sum.length; i++) sum[i]! += Math.fround(vector[i]! * scale);
    count++;
  }
  return count === 0 ? sum : sum.map((value) => value * Math.fround(1 / count));
}
