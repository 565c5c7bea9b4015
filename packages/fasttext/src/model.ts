import type { Matrix, Vocabulary } from '@firth/core';
import type { RowTable } from './row-table.ts';

/** Words or labels, with how often each stands in the text. */
export type CountedVocabulary = Vocabulary & { readonly counts: Float64Array };

/** What a model knows of the text that it was trained on (fastText's `Dictionary`). */
export interface Dictionary {
  /** Row `id` of the input matrix belongs to word `id`. */
  readonly words: CountedVocabulary;
  /** Tokens with the label's prefix, `__label__` unless it was chosen otherwise. */
  readonly labels: CountedVocabulary;
  /** Tokens of the text, those included that were too rare to keep. */
  readonly tokens: number;
  /** Of a model that was pruned: the n-gram buckets that kept a row, and which one it is, counted behind the words' rows. */
  readonly keptBuckets?: ReadonlyMap<number, number>;
}

/** How a model was trained: fastText's `Args`, under the names that Firth has for them. */
export interface ModelSettings {
  readonly dimensions: number;
  readonly window: number;
  readonly epochs: number;
  readonly minCount: number;
  readonly negatives: number;
  /** The longest run of words that has a row of its own, in supervised models. */
  readonly wordNgrams: number;
  readonly loss: 'hierarchical-softmax' | 'negative-sampling' | 'softmax' | 'one-vs-all';
  readonly architecture: 'cbow' | 'skip-gram' | 'supervised';
  readonly buckets: number;
  readonly minGram: number;
  readonly maxGram: number;
  /** Tokens between two changes of the learning rate. */
  readonly updateRate: number;
  readonly subsample: number;
}

/** All that a `.bin` file of fastText holds. */
export interface FastTextModel {
  readonly settings: ModelSettings;
  readonly dictionary: Dictionary;
  /** A row a word, then a row an n-gram bucket. */
  readonly input: Matrix | RowTable;
  /** A row a word, an inner node of the words' Huffman tree, or a label. */
  readonly output: Matrix;
}

/** The word that stands at the end of each line of the text (`Dictionary::EOS`). It has no n-grams. */
export const endOfSentence = '</s>';
