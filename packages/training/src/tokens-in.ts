import type { TokenBatch } from '@firth/core';

/** Returns the number of tokens in all of `batches`. */
export function tokensIn(batches: readonly TokenBatch[]): number {
  return batches.reduce((sum, { ids }) => sum + ids.length, 0);
}
