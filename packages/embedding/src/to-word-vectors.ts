import { type EmbeddingLayer, FirthError, type Vocabulary, type WordVectors } from '@firth/core';
import { createWordVectors, type WordVectorsOptions } from '@firth/vectors';

/**
 * Returns the rows of a layer's table as the vectors of the words of `vocabulary`: for neighbors, analogies,
 * projections, files.
 *
 * Nothing is copied, so the table must not be trained on from here on: word vectors never change.
 * `tokenizerFingerprint` is that of the tokenizer whose vocabulary this is; the layer's own where none is given.
 *
 * @throws FirthError `DIMENSION_MISMATCH` where there are more or fewer words than rows, `INCONSISTENT` where the layer
 * was made with another tokenizer
 * @example
 * ```ts
 * const layer = embedding({ weights: { rows: 2, columns: 2, data: Float32Array.of(1, 2, 3, 4) } });
 * const vectors = toWordVectors(layer, createVocabulary(['red', 'green']));
 * console.log(vectors.vectorOf('green')); // Float32Array(2) [ 3, 4 ]
 * console.log(vectors.matrix === layer.weights); // true
 * ```
 */
export function toWordVectors(
  layer: Pick<EmbeddingLayer, 'weights' | 'tokenizerFingerprint'>,
  vocabulary: Vocabulary,
  { tokenizerFingerprint = layer.tokenizerFingerprint }: WordVectorsOptions = {},
): WordVectors {
  if (layer.tokenizerFingerprint !== undefined && tokenizerFingerprint !== layer.tokenizerFingerprint)
    throw new FirthError(
      'INCONSISTENT',
      `the layer was made with the tokenizer ${layer.tokenizerFingerprint}, the vocabulary is of ${tokenizerFingerprint}`,
    );
  return createWordVectors(vocabulary, layer.weights, { tokenizerFingerprint });
}
