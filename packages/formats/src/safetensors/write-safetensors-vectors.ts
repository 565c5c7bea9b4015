import type { WordVectors } from '@firth/core';
import { wordLines } from '../word-lines.ts';
import { fingerprintKey, tableName, wordsName } from './read-safetensors-vectors.ts';
import { type CodeTensor, type FloatTensor, writeSafetensors } from './write-safetensors.ts';

/**
 * Yields the bytes of a safetensors file that holds `vectors` as `readSafetensorsVectors` reads them, the fingerprint of their tokenizer
 * included.
 *
 * @throws FirthError `WORD_WITH_SPACE` for a word that holds a newline, `BAD_UTF8` for one that holds half a surrogate pair
 * @example
 * ```ts
 * const vectors = await readVectors(new Blob(['2 2\nking 1 0\nqueen 0.5 1\n']));
 * const { tensors } = await openSafetensors(new Blob([...writeSafetensorsVectors(vectors)]));
 * console.log([...tensors.keys()], tensors.get('vectors')?.shape); // [ 'vectors', 'words' ] [ 2, 2 ]
 * ```
 */
export function* writeSafetensorsVectors({
  vocabulary,
  matrix,
  tokenizerFingerprint,
}: WordVectors): Generator<Uint8Array<ArrayBuffer>, void, undefined> {
  const words = wordLines(vocabulary);
  const tensors = new Map<string, FloatTensor | CodeTensor>([
    [tableName, { shape: [matrix.rows, matrix.columns], data: matrix.data }],
    [wordsName, { shape: [words.length], data: words }],
  ]);
  const metadata = tokenizerFingerprint === undefined ? undefined : new Map([[fingerprintKey, tokenizerFingerprint]]);
  yield* writeSafetensors(tensors, { metadata });
}
