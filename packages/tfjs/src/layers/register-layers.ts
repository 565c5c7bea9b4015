import { serialization } from '@tensorflow/tfjs-core';
import { LearnedPositions, SinusoidalPositions } from './positional-embedding-layer.ts';
import { SegmentEmbedding } from './segment-embedding-layer.ts';
import { TokenEmbedding } from './token-embedding-layer.ts';

/**
 * Makes tfjs's `loadLayersModel` know the layers of this package. A program that makes one of them needs no call; one that only loads a saved model
 * does.
 *
 * @example
 * ```ts
 * registerLayers();
 * ```
 */
export function registerLayers(): void {
  for (const layer of [TokenEmbedding, LearnedPositions, SinusoidalPositions, SegmentEmbedding])
    serialization.registerClass(layer);
}
