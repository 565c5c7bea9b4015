import type { Instructions } from '@firth/kernel/runtime';

/** The options of a training with every choice made. */
export interface Settings {
  readonly dimensions: number;
  readonly window: number;
  readonly windowShape: 'dynamic' | 'fixed';
  readonly architecture: 'skip-gram' | 'cbow-mean' | 'cbow-sum';
  readonly loss: 'negative-sampling' | 'hierarchical-softmax' | 'softmax';
  readonly negatives: number;
  readonly noiseExponent: number;
  readonly negativeSharing: 'window' | 'pair';
  readonly deterministic: boolean;
  readonly minCount: number;
  readonly maxVocabularySize: number | undefined;
  readonly subsample: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly minLearningRate: number;
  readonly threads: number;
  readonly seed: number;
  readonly instructions: Instructions;
}
