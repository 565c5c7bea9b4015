/** What every program trains with: skip-gram with negative sampling. */
export interface Settings {
  readonly dimensions: number;
  readonly window: number;
  readonly negatives: number;
  readonly minCount: number;
  readonly subsample: number;
  readonly epochs: number;
  readonly learningRate: number;
  /** gensim's default. word2vec.c has a fixed one, a ten-thousandth of the learning rate. */
  readonly minLearningRate: number;
  readonly threads: number;
}

/** The settings that are not chosen on the command line. */
export const fixedSettings = {
  window: 5,
  negatives: 5,
  minCount: 5,
  subsample: 1e-4,
  learningRate: 0.025,
  minLearningRate: 1e-4,
} as const;
