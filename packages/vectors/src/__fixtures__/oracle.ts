import { readFileSync } from 'node:fs';
import { createVocabulary, type WordVectors } from '@firth/core';
import { createWordVectors } from '../create-word-vectors.ts';

/** Questions about small random vectors as gensim answered them, made by keyed-vectors.py. */
export interface Oracle {
  readonly words: readonly string[];
  readonly dimensions: number;
  readonly matrix: readonly number[];
  readonly raw: readonly number[];
  readonly similarity: readonly (readonly [string, string, number])[];
  readonly mostSimilar: readonly OracleNeighbors[];
  readonly doesntMatch: readonly (readonly [readonly string[], string])[];
}

/** A `null` among the positive terms stands for the vector `raw`. */
interface OracleNeighbors {
  readonly positive: readonly (string | null)[];
  readonly negative: readonly string[];
  readonly count: number;
  readonly restrictTo: number | null;
  readonly neighbors: readonly (readonly [string, number])[];
}

export const oracle: Oracle = JSON.parse(readFileSync(new URL('keyed-vectors.json', import.meta.url), 'utf8'));

/** The vectors that gensim was asked about. */
export function oracleVectors(): WordVectors {
  const { words, dimensions, matrix } = oracle;
  return createWordVectors(createVocabulary(words), {
    rows: words.length,
    columns: dimensions,
    data: Float32Array.from(matrix),
  });
}

/** Vectors of two dimensions, a row a word. */
export function planeVectors(rows: Readonly<Record<string, readonly [number, number]>>): WordVectors {
  const words = Object.keys(rows);
  const data = Float32Array.from(Object.values(rows).flat());
  return createWordVectors(createVocabulary(words), { rows: words.length, columns: 2, data });
}
