/** How the output side of a model of the word2vec family learns. */
export type Loss =
  | {
      readonly type: 'negative-sampling';
      /** Noise words for each seen one; 5 to 20 for small texts, 2 to 5 for large ones. Default 5. */
      readonly negatives?: number | undefined;
      /** Noise words are drawn by their count to this power. Default 0.75, for fastText 0.5, as the originals. */
      readonly exponent?: number | undefined;
    }
  | { readonly type: 'hierarchical-softmax' }
  | { readonly type: 'softmax' };

/** What the models of the word2vec family have in common. */
export interface ModelOptions {
  /** Numbers in a vector. Default 100. */
  readonly dimensions?: number | undefined;
  /** How far a neighbor may be from a word. Default 5. */
  readonly window?: number | undefined;
  /** `dynamic` draws each window's reach from 1 to `window`, so that near words weigh more, as the originals; `fixed` always takes `window`. */
  readonly windowShape?: 'dynamic' | 'fixed' | undefined;
  /** `skip-gram` predicts with one word at a time, `cbow` from all neighbors together. Default `skip-gram`. */
  readonly architecture?: 'skip-gram' | 'cbow' | undefined;
  /** Default negative sampling with 5 negatives. */
  readonly loss?: Loss | undefined;
  /** Words that occur less often are left out. Default 5. */
  readonly minCount?: number | undefined;
  /** Only the most frequent so many words are kept. Default: all. */
  readonly maxVocabularySize?: number | undefined;
  /** Words more frequent than this part of the text are thinned out; 0 keeps all. */
  readonly subsample?: number | undefined;
  /** How often the text is read. Default 5. */
  readonly epochs?: number | undefined;
  /** At the start. */
  readonly learningRate?: number | undefined;
  /** At the end. */
  readonly minLearningRate?: number | undefined;
}
