import { availableThreads } from '@firth/workers';
import { atLeast, choice, finite, positive, whole } from './check-option.ts';
import { chooseInstructions } from './choose-instructions.ts';
import type { ModelOptions } from './model-options.ts';
import type { ModelSettings } from './model-settings.ts';
import { refuseOtherNames } from './refuse-other-names.ts';
import type { TrainerOptions } from './trainer-options.ts';

/** What the originals of the word2vec family do not agree on. */
export interface ModelDefaults {
  readonly noiseExponent: number;
  readonly subsample: number;
  readonly learningRate: number;
  /** Part of the learning rate that is left at the end. */
  readonly lastPart: number;
}

/** The settings that every member of the family makes in the same way. */
export type CommonSettings = Omit<ModelSettings, 'architecture' | 'negativeSharing'>;

/**
 * Returns `options` with `defaults` filled in.
 *
 * @throws FirthError `BAD_OPTION` names the option, what it was and what it may be; `UNSUPPORTED` for a deterministic run without SIMD
 */
export function settleModel<C>(options: ModelOptions & TrainerOptions<C>, defaults: ModelDefaults): CommonSettings {
  refuseOtherNames(options);
  const { maxVocabularySize } = options;
  const loss = options.loss ?? { type: 'negative-sampling' };
  const sampling = loss.type === 'negative-sampling' ? loss : undefined;
  const learningRate = positive('learningRate', options.learningRate ?? defaults.learningRate);
  return {
    dimensions: whole('dimensions', options.dimensions ?? 100, 1, 65_536),
    window: whole('window', options.window ?? 5, 1, 10_000),
    windowShape: choice('windowShape', options.windowShape ?? 'dynamic', ['dynamic', 'fixed']),
    loss: choice('loss.type', loss.type, ['negative-sampling', 'hierarchical-softmax', 'softmax']),
    negatives: whole('negatives', sampling?.negatives ?? 5, 1, 10_000),
    noiseExponent: finite('exponent', sampling?.exponent ?? defaults.noiseExponent),
    deterministic: options.deterministic ?? false,
    minCount: whole('minCount', options.minCount ?? 5, 1, 2 ** 31 - 1),
    maxVocabularySize:
      maxVocabularySize === undefined ? undefined : whole('maxVocabularySize', maxVocabularySize, 1, 2 ** 31 - 1),
    subsample: atLeast('subsample', options.subsample ?? defaults.subsample, 0),
    epochs: whole('epochs', options.epochs ?? 5, 1, 100_000),
    learningRate,
    minLearningRate: atLeast('minLearningRate', options.minLearningRate ?? learningRate * defaults.lastPart, 0),
    threads: whole('threads', options.threads ?? availableThreads(), 1, 1024),
    seed: whole('seed', options.seed ?? 1, 0, 2 ** 32 - 1),
    instructions: chooseInstructions(options),
  };
}
