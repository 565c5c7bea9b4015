import { FirthError, type Vocabulary, type WordVectors } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import type { layers } from '@tensorflow/tfjs-layers';
import { TokenEmbedding } from './layers/token-embedding-layer.ts';
import { toMatrix } from './matrix.ts';

export interface LayerVectorsOptions {
  /** Of the tokenizer whose vocabulary is given; that of the layer where none is given. */
  readonly tokenizerFingerprint?: string | undefined;
}

/**
 * Returns the table of a trained layer as the vectors of the words of `vocabulary`: a `tokenEmbeddingLayer`, or tfjs's own `tf.layers.embedding`. The numbers
 * are a copy, so that training may go on.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for more or fewer words than rows, or a layer without a table; `INCONSISTENT` where the layer was made with
 * another tokenizer
 * @example
 * ```ts
 * import { sequential } from '@tensorflow/tfjs-layers';
 *
 * await useBackend({ among: ['cpu'] });
 * const layer = tokenEmbeddingLayer({ weights: { rows: 2, columns: 2, data: Float32Array.of(1, 2, 3, 4) } });
 * sequential({ layers: [layer] });
 * const vectors = wordVectorsOf(layer, createVocabulary(['red', 'green']));
 * console.log(vectors.vectorOf('green')); // Float32Array(2) [ 3, 4 ]
 * ```
 */
export function wordVectorsOf(
  layer: layers.Layer,
  vocabulary: Vocabulary,
  options: LayerVectorsOptions = {},
): WordVectors {
  const own = layer instanceof TokenEmbedding ? layer.settings.tokenizerFingerprint : undefined;
  const { tokenizerFingerprint = own } = options;
  if (own !== undefined && tokenizerFingerprint !== own)
    throw new FirthError(
      'INCONSISTENT',
      `the layer was made with the tokenizer ${own}, not with ${tokenizerFingerprint}`,
    );
  const [table] = layer.getWeights();
  if (!table) throw new FirthError('DIMENSION_MISMATCH', `the layer ${layer.name} has no table: is it built?`);
  const { rows, columns, data } = toMatrix(table);
  return createWordVectors(vocabulary, { rows, columns, data: data.slice() }, { tokenizerFingerprint });
}
