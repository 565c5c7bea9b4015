/** What every program trains with. */
export interface Settings extends Mode {
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

/** Which of word2vec's models is trained, and by which loss. */
export interface Mode {
  readonly architecture: 'skip-gram' | 'cbow';
  readonly loss: 'negative-sampling' | 'hierarchical-softmax';
}

/** The modes by their names on the command line. */
export const modes: ReadonlyMap<string, Mode> = new Map([
  ['skip-gram', { architecture: 'skip-gram', loss: 'negative-sampling' }],
  ['cbow', { architecture: 'cbow', loss: 'negative-sampling' }],
  ['skip-gram-hs', { architecture: 'skip-gram', loss: 'hierarchical-softmax' }],
  ['cbow-hs', { architecture: 'cbow', loss: 'hierarchical-softmax' }],
]);

/** Returns the settings of `mode` with what was `chosen` on the command line; learning rates are word2vec.c's. */
export function settingsOf(mode: Mode, chosen: Pick<Settings, 'dimensions' | 'epochs' | 'threads'>): Settings {
  const learningRate = mode.architecture === 'cbow' ? 0.05 : 0.025;
  const common = { window: 5, negatives: 5, minCount: 5, subsample: 1e-4, learningRate, minLearningRate: 1e-4 };
  return { ...mode, ...chosen, ...common };
}
