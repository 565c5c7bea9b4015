import { atLeast, availableThreads, choice, chooseInstructions, finite, positive, whole } from '@firth/training';
import type { Word2VecOptions } from './options.ts';
import type { Settings } from './settings.ts';

/**
 * Returns `options` with the defaults filled in, or the settings of the checkpoint that they go on from.
 *
 * @throws FirthError `BAD_OPTION` names the option, what it was and what it may be; `UNSUPPORTED` for a deterministic run without SIMD
 */
export function settle(options: Word2VecOptions): Settings {
  const threads = whole('threads', options.threads ?? availableThreads(), 1, 1024);
  if (options.resumeFrom) return { ...options.resumeFrom.settings, threads };
  const architecture = choice('architecture', options.architecture ?? 'skip-gram', ['skip-gram', 'cbow']);
  const loss = options.loss ?? { type: 'negative-sampling' };
  const sampling = loss.type === 'negative-sampling' ? loss : undefined;
  const learningRate = positive('learningRate', options.learningRate ?? (architecture === 'cbow' ? 0.05 : 0.025));
  const cbowInput = choice('cbowInput', options.cbowInput ?? 'mean', ['mean', 'sum']);
  return {
    dimensions: whole('dimensions', options.dimensions ?? 100, 1, 65_536),
    window: whole('window', options.window ?? 5, 1, 10_000),
    windowShape: choice('windowShape', options.windowShape ?? 'dynamic', ['dynamic', 'fixed']),
    architecture: architecture === 'cbow' ? `cbow-${cbowInput}` : 'skip-gram',
    loss: choice('loss.type', loss.type, ['negative-sampling', 'hierarchical-softmax', 'softmax']),
    negatives: whole('negatives', sampling?.negatives ?? 5, 1, 10_000),
    noiseExponent: finite('exponent', sampling?.exponent ?? 0.75),
    negativeSharing: choice('negativeSharing', options.negativeSharing ?? 'window', ['window', 'pair']),
    deterministic: options.deterministic ?? false,
    minCount: whole('minCount', options.minCount ?? 5, 1, Number.MAX_SAFE_INTEGER),
    maxVocabularySize:
      options.maxVocabularySize === undefined
        ? undefined
        : whole('maxVocabularySize', options.maxVocabularySize, 1, 2 ** 31 - 1),
    subsample: atLeast('subsample', options.subsample ?? 1e-3, 0),
    epochs: whole('epochs', options.epochs ?? 5, 1, 100_000),
    learningRate,
    minLearningRate: atLeast('minLearningRate', options.minLearningRate ?? learningRate * 1e-4, 0),
    threads,
    seed: whole('seed', options.seed ?? 1, 0, 2 ** 32 - 1),
    instructions: chooseInstructions(options),
  };
}
