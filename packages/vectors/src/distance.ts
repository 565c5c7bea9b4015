import type { WordVectors } from '@firth/core';
import { similarity } from './similarity.ts';

/**
 * Returns the cosine distance of two words, 0 (the same direction) to 2 (the opposite): 1 − {@link similarity}.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word without a vector, `NON_FINITE` for a vector that holds NaN or infinity
 *
 * @example
 * ```ts
 * distance(vectors, 'king', 'queen'); // 0.2161
 * ```
 */
export function distance(vectors: WordVectors, first: string, second: string): number {
  return 1 - similarity(vectors, first, second);
}
