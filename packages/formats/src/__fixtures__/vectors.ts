import { createVocabulary, type Vocabulary, type WordVectors } from '@firth/core';
import { createWordVectors } from '@firth/vectors';

/** Vectors of `words`, a row each. */
export function vectorsOf(words: readonly string[], rows: readonly (readonly number[])[]): WordVectors {
  const columns = rows[0]?.length ?? 1;
  return createWordVectors(createVocabulary(words), { rows: rows.length, columns, data: Float32Array.from(rows.flat()) });
}

/** The words of a vocabulary in the order of their ids. */
export function wordsOf(vocabulary: Vocabulary): string[] {
  return Array.from({ length: vocabulary.size }, (_, id) => vocabulary.tokenOf(id)!);
}

/** What vectors hold, for comparing them exactly: NaN, the zeros and all bits. */
export function contentOf({ vocabulary, matrix }: WordVectors): unknown {
  const { rows, columns, data } = matrix;
  return { words: wordsOf(vocabulary), rows, columns, bits: hexOf(data) };
}

export function hexOf(data: Float32Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('hex');
}
