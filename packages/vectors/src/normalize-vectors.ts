import type { WordVectors } from '@firth/core';
import { attributesOf, withAttributes } from './attributes.ts';
import { createWordVectors } from './create-word-vectors.ts';

/**
 * Returns new vectors of the same words, each of length 1; a vector of zeros stays one.
 *
 * The vectors of gensim's `KeyedVectors.get_normed_vectors` and `unit_normalize_all`.
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(normalizeVectors(vectors).vectorOf('king')); // Float32Array(3) [ 0.8944271802902222, 0.4472135901451111, 0 ]
 * ```
 */
export function normalizeVectors(vectors: WordVectors): WordVectors {
  const { vocabulary, matrix, norms, dimensions, tokenizerFingerprint } = vectors;
  const data = matrix.data.map((value, i) => value / (norms[Math.floor(i / dimensions)]! || 1));
  const normalized = createWordVectors(vocabulary, { ...matrix, data }, { tokenizerFingerprint });
  const attributes = attributesOf(vectors);
  return attributes.size === 0 ? normalized : withAttributes(normalized, attributes);
}
