import type { Instructions } from '@firth/kernel/runtime';

/** What a model of the word2vec family is trained with, every choice made. */
export interface ModelSettings {
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
