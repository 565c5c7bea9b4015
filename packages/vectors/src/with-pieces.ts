import type { WordVectors } from '@firth/core';
import { checkTokenizer } from './check-tokenizer.ts';
import { type PiecesOptions, type PieceTokenizer, vectorFromPieces } from './vector-from-pieces.ts';

/**
 * Returns the same vectors, in which a word that has none is given that of its pieces: so every question can be asked
 * about it.
 *
 * @throws FirthError `INCONSISTENT` where the vectors were made with another tokenizer
 *
 * @example
 * ```ts
 * const pieces = createVocabulary(['low', 'er', 'high']);
 * const data = Float32Array.of(4, 0, 0, 4, -4, 1);
 * const vectors = createWordVectors(pieces, { rows: 3, columns: 2, data });
 * const tokenizer = { vocabulary: pieces, fingerprint: 'f00d', encodeIds: () => Uint32Array.of(0, 1) };
 * console.log(vectors.vectorOf('lower')); // undefined
 * console.log(similarity(withPieces(vectors, tokenizer), 'lower', 'low').toFixed(3)); // 0.707
 * ```
 */
export function withPieces(vectors: WordVectors, tokenizer: PieceTokenizer, options: PiecesOptions = {}): WordVectors {
  checkTokenizer(vectors, tokenizer);
  const { vocabulary, dimensions, matrix, tokenizerFingerprint } = vectors;
  return {
    vocabulary,
    dimensions,
    matrix,
    ...(tokenizerFingerprint !== undefined && { tokenizerFingerprint }),
    get norms() {
      return vectors.norms;
    },
    vectorOf: (word) => vectors.vectorOf(word) ?? vectorFromPieces(vectors, tokenizer, word, options),
  };
}
