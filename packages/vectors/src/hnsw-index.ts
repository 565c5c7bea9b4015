import type { WordVectors } from '@firth/core';
import { createHNSW, type HNSWIndex, readHNSW } from '@firth/kernel/hnsw';

export interface HNSWIndexOptions {
  /** Links that a word gets, M in the paper; 16 unless said. More find more and take more memory. */
  readonly links?: number | undefined;
  /** Words in view while the graph is built; 100 unless said. More find more and build longer. */
  readonly efConstruction?: number | undefined;
  /** Words in view while it is searched; 64 unless said. More find more and take longer. */
  readonly efSearch?: number | undefined;
  /** Of the layers that words stand on; 1 unless said. */
  readonly seed?: number | undefined;
}

/**
 * Returns an approximate index of `vectors`: a hierarchical navigable small world (Malkov and Yashunin, 2018). As the
 * `index` of a question it finds most of the nearest words, with their exact similarities, without a look at all words.
 * `measureRecall` tells how many.
 *
 * Building takes about as long as a search for each word. `toBytes` gives the graph, for `readHNSWIndex`. The same
 * vectors and options give the same index everywhere.
 *
 * @throws FirthError `BAD_OPTION` for a number that is not whole or out of range, `LIMIT` and `OUT_OF_MEMORY` for codes
 * beyond a WebAssembly memory
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * const index = createHNSWIndex(vectors);
 * console.log(mostSimilar(vectors, 'king', { index, count: 1 })[0]?.word); // queen
 * ```
 */
export function createHNSWIndex(vectors: WordVectors, options: HNSWIndexOptions = {}): HNSWIndex {
  return createHNSW(vectors.matrix, { ...options, norms: vectors.norms });
}

/**
 * Returns the index whose `toBytes` gave `bytes`, of the same vectors.
 *
 * @throws FirthError `BAD_MAGIC`, `BAD_HEADER`, `TRUNCATED`, `TRAILING_DATA`, `CORRUPT` and `UNSUPPORTED` for bytes
 * that hold no sound graph, `INCONSISTENT` for one of other vectors, `BAD_OPTION` for a bad `efSearch`
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * const index = readHNSWIndex(vectors, createHNSWIndex(vectors).toBytes());
 * console.log(mostSimilar(vectors, 'king', { index, count: 1 })[0]?.word); // queen
 * ```
 */
export function readHNSWIndex(
  vectors: WordVectors,
  bytes: Uint8Array,
  { efSearch }: Pick<HNSWIndexOptions, 'efSearch'> = {},
): HNSWIndex {
  return readHNSW(vectors.matrix, bytes, { norms: vectors.norms, efSearch });
}
