/** What every program trains with. */
export interface Settings {
  readonly architecture: 'skip-gram' | 'cbow';
  readonly dimensions: number;
  readonly window: number;
  readonly negatives: number;
  readonly minGram: number;
  readonly maxGram: number;
  readonly buckets: number;
  readonly minCount: number;
  readonly subsample: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly threads: number;
}

/** Returns the settings with what was `chosen` on the command line. */
export function settingsOf(chosen: Pick<Settings, 'architecture' | 'dimensions' | 'epochs' | 'threads'>): Settings {
  const ngrams = { minGram: 3, maxGram: 6, buckets: 2_000_000 };
  return { ...chosen, ...ngrams, window: 5, negatives: 5, minCount: 5, subsample: 1e-4, learningRate: 0.025 };
}
