import type { Matrix } from '@firth/core';
import type { Analogy, Neighbor } from '@firth/vectors';
import type { Drawing } from '../rooms/analogies/draw-question.ts';

/** Word vectors that are open in the worker. */
export interface ModelCard {
  readonly name: string;
  readonly words: number;
  readonly dimensions: number;
  /** What a visitor should know of it. */
  readonly note?: string;
}

/** How the words of an analogy are combined. */
export type AnalogyMethod = '3CosAdd' | '3CosMul';

export interface AnalogyAnswer {
  readonly answers: readonly Neighbor[];
  readonly drawing: Drawing;
}

/** A question whose answer is known. */
export interface KnownAnalogy extends Analogy {
  readonly expected: string;
}

/** What a compression did to a model. */
export interface CompressionReport {
  readonly bytesBefore: number;
  readonly bytes: number;
  /** The part of the ten nearest neighbors that stayed, 0 to 1. */
  readonly overlap: number;
}

/** What the worker of word vectors does. Errors say what is wrong in words that can be shown. */
export interface ModelsApi {
  /** Opens one of the page's own models. */
  load(model: string): Promise<ModelCard>;
  /** Reads vectors from a file, and calls them by the file's name. */
  open(file: File): Promise<ModelCard>;
  /** Returns the most frequent words that begin so. */
  suggest(model: string, beginning: string): Promise<readonly string[]>;
  /** Returns the words nearest to `word`, which must have a vector. */
  neighbors(model: string, word: string, count: number): Promise<readonly Neighbor[]>;
  /** Returns the ten best answers of an analogy or of any sum of words, and how the question looks in its plane. */
  ask(model: string, question: string, method: AnalogyMethod): Promise<AnalogyAnswer>;
  /** Returns which answer the expected one is, 1 for the best; 0 where a word has no vector or it is not among the first 1,000. */
  ranks(model: string, questions: readonly KnownAnalogy[], method: AnalogyMethod): Promise<readonly number[]>;
  /** Compresses a model by the method `id` and compares. */
  compress(model: string, id: string): Promise<CompressionReport>;
  /** Returns the words nearest to `word` in a compressed model. */
  compressedNeighbors(model: string, id: string, word: string, count: number): Promise<readonly Neighbor[]>;
  /** Returns the most frequent words with their vectors at length 1, so that distances are a matter of directions. */
  frequent(model: string, count: number): Promise<{ readonly words: readonly string[]; readonly matrix: Matrix }>;
}
