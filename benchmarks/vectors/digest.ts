import { createHash } from 'node:crypto';
import type { WordVectors } from '@firth/core';

/** Returns the SHA-256 of the words, a newline behind each, and of the matrix: equal where every bit was read alike. */
export function digestOf({ vocabulary, matrix }: WordVectors): string {
  const words = Array.from({ length: vocabulary.size }, (_, id) => `${vocabulary.tokenOf(id)}\n`);
  const { buffer, byteOffset, byteLength } = matrix.data;
  return createHash('sha256')
    .update(words.join(''))
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex');
}
