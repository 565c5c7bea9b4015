import type { WordVectors } from '@firth/core';
import type { layers } from '@tensorflow/tfjs-layers';
import type { LayerOptions } from './layers/layer-options.ts';
import { type TokenEmbeddingSettings, tokenEmbeddingLayer } from './layers/token-embedding-layer.ts';

/**
 * Returns a layer that looks up `vectors`: row `id` is the vector of the word with that id. It is frozen unless `trainable` says otherwise, and keeps the
 * fingerprint of their tokenizer.
 *
 * @example
 * ```ts
 * import { tensor1d, type Tensor } from '@tensorflow/tfjs-core';
 *
 * await useBackend({ among: ['cpu'] });
 * const vectors = createWordVectors(createVocabulary(['red']), { rows: 1, columns: 2, data: Float32Array.of(1, 2) });
 * const layer = fromWordVectors(vectors);
 * console.log(layer.trainable, (layer.apply(tensor1d([0], 'int32')) as Tensor).dataSync()); // false Float32Array(2) [ 1, 2 ]
 * ```
 */
export function fromWordVectors(
  { matrix, tokenizerFingerprint }: WordVectors,
  options: LayerOptions & TokenEmbeddingSettings = {},
): layers.Layer {
  return tokenEmbeddingLayer({ trainable: false, tokenizerFingerprint, ...options, weights: matrix });
}
