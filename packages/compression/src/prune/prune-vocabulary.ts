import { createVocabulary, FirthError, tokensOf, type WordVectors } from '@firth/core';
import { createTopKIndex } from '@firth/kernel/top-k';
import { createWordVectors } from '@firth/vectors';

/** Vectors of fewer words, and which of them stands for each word that went. */
export interface PrunedVocabulary {
  readonly vectors: WordVectors;
  /** For each word that went, the nearest that stayed and the cosine between them. */
  readonly replacements: ReadonlyMap<string, { readonly word: string; readonly similarity: number }>;
}

/**
 * Returns `vectors` with its first `size` words, which are the most frequent where they are sorted so, and for each other word the nearest of
 * them, which can answer in its place.
 *
 * @throws FirthError `BAD_OPTION`
 *
 * @example
 * ```ts
 * const words = createVocabulary(['cat', 'car', 'kitten']);
 * const vectors = createWordVectors(words, { rows: 3, columns: 2, data: Float32Array.of(1, 0, 0, 1, 3, 1) });
 * console.log(pruneVocabulary(vectors, { size: 2 }).replacements.get('kitten')?.word); // cat
 * ```
 */
export function pruneVocabulary(vectors: WordVectors, { size }: { readonly size: number }): PrunedVocabulary {
  if (!(Number.isInteger(size) && size >= 1)) {
    throw new FirthError('BAD_OPTION', `size must be a whole number from 1, not ${size}`);
  }
  const { vocabulary, matrix, norms, tokenizerFingerprint } = vectors;
  const { columns, data } = matrix;
  const words = tokensOf(vocabulary);
  const kept = Math.min(size, words.length);
  const staying = { rows: kept, columns, data: data.slice(0, kept * columns) };
  const index = createTopKIndex(staying, { norms: norms.subarray(0, kept) });
  const replacements = new Map<string, { word: string; similarity: number }>();
  for (let row = kept; row < words.length; row++) {
    const length = norms[row]!;
    if (!(length > 0 && Number.isFinite(length))) continue;
    const query = data.slice(row * columns, (row + 1) * columns).map((value) => value / length);
    const [ranked] = index.search(query, { count: 1 });
    const nearest = ranked?.rows[0];
    if (nearest !== undefined) {
      replacements.set(words[row]!, { word: words[nearest]!, similarity: ranked!.scores[0]! });
    }
  }
  const names = createVocabulary(words.slice(0, kept), vocabulary.counts?.slice(0, kept));
  const fingerprint = tokenizerFingerprint === undefined ? {} : { tokenizerFingerprint };
  return { vectors: createWordVectors(names, staying, fingerprint), replacements };
}
