import { createVocabulary, type WordVectors } from '@firth/core';
import { createWordVectors } from './create-word-vectors.ts';

/**
 * Returns new vectors of those of `words` that have one, in their order and each once. Models that make vectors of
 * unseen words from their pieces make them here.
 *
 * The vectors of gensim's `KeyedVectors.vectors_for_all`. {@link subset} takes words of the vocabulary alone, with
 * counts and attributes.
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(vectorsForAll(vectors, ['queen', 'elf', 'king', 'queen']).matrix.rows); // 2
 * ```
 */
export function vectorsForAll(vectors: WordVectors, words: Iterable<string>): WordVectors {
  const { dimensions, tokenizerFingerprint } = vectors;
  const found = new Map<string, Float32Array>();
  for (const word of words) {
    const vector = found.has(word) ? undefined : vectors.vectorOf(word);
    if (vector) found.set(word, vector);
  }
  const data = new Float32Array(found.size * dimensions);
  [...found.values()].forEach((vector, row) => {
    data.set(vector, row * dimensions);
  });
  const matrix = { rows: found.size, columns: dimensions, data };
  return createWordVectors(createVocabulary([...found.keys()]), matrix, { tokenizerFingerprint });
}
