import type { WordVectors } from '@firth/core';
import { createTopKIndex, type RankedRows } from '@firth/kernel/top-k';

/** Something that finds the vectors nearest to others: exactly, or nearly so and faster. */
export interface VectorIndex {
  /** Bytes held beside the vectors. */
  readonly bytes: number;
  /**
   * Returns, for each of `queries`, which have length 1 and lie one after another, the `count` nearest of the first
   * `rows` rows.
   */
  search(queries: Float32Array, options: { readonly count: number; readonly rows?: number | undefined }): RankedRows[];
}

/** The exact index of each set of vectors that was asked; it goes when the vectors go. */
const exactIndexes = new WeakMap<WordVectors, VectorIndex>();

/**
 * Returns the exact index of `vectors`: the one that questions use unless they name another, made when first asked for
 * and kept.
 *
 * Making it is one pass over the vectors, which costs about as much as two hundred questions, and takes a quarter of
 * their memory.
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const index = exactIndex(createWordVectors(words, { rows: 4, columns: 3, data }));
 * console.log(index.search(Float32Array.of(1, 0, 0), { count: 2 })[0]?.rows); // Uint32Array(2) [ 0, 1 ]
 * ```
 */
export function exactIndex(vectors: WordVectors): VectorIndex {
  const known = exactIndexes.get(vectors);
  if (known) return known;
  const index = createTopKIndex(vectors.matrix, { norms: vectors.norms });
  exactIndexes.set(vectors, index);
  return index;
}
