import { readFileSync } from 'node:fs';
import { createVocabulary, type WordVectors } from '@firth/core';
import { createWordVectors } from '../create-word-vectors.ts';

type Neighbors = readonly (readonly [word: string, similarity: number])[];

/** Questions about small random vectors as gensim answered them, made by keyed-vectors.py. */
export interface Oracle {
  /** All that gensim's KeyedVectors has, but what begins with an underscore. */
  readonly publicNames: readonly string[];
  readonly words: readonly string[];
  readonly dimensions: number;
  readonly matrix: readonly number[];
  readonly raw: readonly number[];
  readonly similarity: readonly (readonly [string, string, number])[];
  readonly mostSimilar: readonly OracleNeighbors[];
  readonly doesntMatch: readonly (readonly [readonly string[], string])[];
  readonly weighted: readonly {
    readonly positive: readonly (readonly [string, number])[];
    readonly negative: readonly (readonly [string, number])[];
    readonly neighbors: Neighbors;
  }[];
  readonly cosmul: readonly {
    readonly positive: readonly string[];
    readonly negative: readonly string[];
    readonly count: number;
    readonly restrictTo: number | null;
    readonly neighbors: Neighbors;
  }[];
  readonly distances: readonly (readonly [string, readonly string[] | null, readonly number[]])[];
  readonly cosines: readonly number[];
  readonly closerThan: readonly (readonly [string, string, readonly string[], number])[];
  readonly mostSimilarToGiven: readonly (readonly [string, readonly string[], string])[];
  readonly nSimilarity: readonly (readonly [readonly string[], readonly string[], number])[];
  readonly mean: readonly {
    readonly words: readonly string[];
    readonly weights: readonly number[] | null;
    readonly preNormalize: boolean;
    readonly postNormalize: boolean;
    readonly mean: readonly number[];
  }[];
  readonly centrality: readonly (readonly [readonly string[], boolean, Neighbors])[];
  readonly relativeCosine: readonly (readonly [string, string, number, number])[];
  readonly movers: readonly {
    readonly first: readonly string[];
    readonly second: readonly string[];
    readonly normalize: boolean;
    readonly distance: number;
    readonly relaxed: number;
  }[];
  readonly counts: readonly number[];
  readonly byFrequency: readonly string[];
  readonly vectorsForAll: readonly string[];
  readonly normed: readonly number[];
  readonly merged: Readonly<
    Record<'kept' | 'replaced', { readonly words: readonly string[]; readonly matrix: readonly number[] }>
  >;
}

/** A `null` among the positive terms stands for the vector `raw`. */
interface OracleNeighbors {
  readonly positive: readonly (string | null)[];
  readonly negative: readonly string[];
  readonly count: number;
  readonly restrictTo: number | null;
  readonly neighbors: Neighbors;
}

export const oracle: Oracle = JSON.parse(readFileSync(new URL('keyed-vectors.json', import.meta.url), 'utf8'));

/** The vectors that gensim was asked about. */
export function oracleVectors(): WordVectors {
  const { words, dimensions, matrix, counts } = oracle;
  return createWordVectors(createVocabulary(words, Float64Array.from(counts)), {
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
