import type { Vocabulary } from './vocabulary.ts';

/** A dense row-major matrix: entry (r, c) is `data[r * columns + c]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

/** Words with a vector each: row `id` of `matrix` belongs to `vocabulary.tokenOf(id)`. Never mutated. */
export interface WordVectors {
  readonly vocabulary: Vocabulary;
  readonly dimensions: number;
  readonly matrix: Matrix;
  /** Euclidean length of each row. */
  readonly norms: Float32Array;
  /** Hash of the tokenizer's definition, where a tokenizer made the words. */
  readonly tokenizerFingerprint?: string;
  /** A word's vector (a view, not a copy), from its pieces where the model can, else `undefined`. */
  vectorOf(word: string): Float32Array | undefined;
}
