import { readFileSync } from 'node:fs';
import { createVocabulary, type WordVectors } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import type { GensimAnswer } from './gensim.ts';

/** Small vectors and questions with gensim's answers under several settings, made by evaluate.py. */
export interface Oracle {
  readonly words: readonly string[];
  readonly dimensions: number;
  readonly matrix: readonly number[];
  readonly pairs: string;
  readonly analogies: string;
  readonly answers: readonly GensimAnswer[];
}

export const oracle: Oracle = JSON.parse(readFileSync(new URL('evaluate.json', import.meta.url), 'utf8'));

/** Word vectors from their parts. */
export function vectorsOf(words: readonly string[], data: Float32Array): WordVectors {
  return createWordVectors(createVocabulary(words), { rows: words.length, columns: data.length / words.length, data });
}

export const oracleVectors: WordVectors = vectorsOf(oracle.words, Float32Array.from(oracle.matrix));
