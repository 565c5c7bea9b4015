import { createVocabulary, type WordVectors } from '@firth/core';
import { attributesOf, withAttributes } from './attributes.ts';
import { createWordVectors } from './create-word-vectors.ts';

/** Returns new vectors of the rows `rows`, in that order, with their words, counts, attributes and fingerprint. */
export function selectRows(vectors: WordVectors, rows: readonly number[]): WordVectors {
  const { vocabulary, dimensions, matrix, tokenizerFingerprint } = vectors;
  const { counts } = vocabulary;
  const data = new Float32Array(rows.length * dimensions);
  rows.forEach((row, i) => {
    data.set(matrix.data.subarray(row * dimensions, (row + 1) * dimensions), i * dimensions);
  });
  const words = rows.map((row) => vocabulary.tokenOf(row)!);
  const selected = createWordVectors(
    createVocabulary(words, counts && Float64Array.from(rows, (row) => counts[row]!)),
    { rows: rows.length, columns: dimensions, data },
    { tokenizerFingerprint },
  );
  const attributes = attributesOf(vectors);
  if (attributes.size === 0) return selected;
  return withAttributes(
    selected,
    new Map([...attributes].map(([name, values]) => [name, rows.map((row) => values[row])])),
  );
}
