import { FirthError } from '@firth/core';
import { atLeast, availableThreads, choice, chooseInstructions, finite, positive, whole } from '@firth/training';
import type { FastTextOptions } from './options.ts';
import type { Settings } from './settings.ts';

const mostInteger = 2 ** 31 - 1;

/**
 * Returns `options` with the defaults filled in, those of fastText's program, or the settings of the checkpoint that they go on from.
 *
 * @throws FirthError `BAD_OPTION` names the option, what it was and what it may be; `UNSUPPORTED` for a deterministic run without SIMD
 */
export function settle(options: FastTextOptions): Settings {
  const threads = whole('threads', options.threads ?? availableThreads(), 1, 1024);
  if (options.resumeFrom) return { ...options.resumeFrom.settings, threads };
  const { maxVocabularySize } = options;
  const loss = options.loss ?? { type: 'negative-sampling' };
  const sampling = loss.type === 'negative-sampling' ? loss : undefined;
  const architecture = choice('architecture', options.architecture ?? 'skip-gram', ['skip-gram', 'cbow']);
  return {
    dimensions: whole('dimensions', options.dimensions ?? 100, 1, 65_536),
    window: whole('window', options.window ?? 5, 1, 10_000),
    windowShape: choice('windowShape', options.windowShape ?? 'dynamic', ['dynamic', 'fixed']),
    architecture: architecture === 'cbow' ? 'cbow-mean' : 'skip-gram',
    loss: choice('loss.type', loss.type, ['negative-sampling', 'hierarchical-softmax', 'softmax']),
    negatives: whole('negatives', sampling?.negatives ?? 5, 1, 10_000),
    noiseExponent: finite('exponent', sampling?.exponent ?? 0.5),
    negativeSharing: 'pair',
    ...ngramsOf(options),
    deterministic: options.deterministic ?? false,
    minCount: whole('minCount', options.minCount ?? 5, 1, mostInteger),
    maxVocabularySize:
      maxVocabularySize === undefined ? undefined : whole('maxVocabularySize', maxVocabularySize, 1, mostInteger),
    subsample: atLeast('subsample', options.subsample ?? 1e-4, 0),
    epochs: whole('epochs', options.epochs ?? 5, 1, 100_000),
    learningRate: positive('learningRate', options.learningRate ?? 0.05),
    minLearningRate: atLeast('minLearningRate', options.minLearningRate ?? 0, 0),
    labelPrefix: options.labelPrefix ?? '__label__',
    threads,
    seed: whole('seed', options.seed ?? 1, 0, 2 ** 32 - 1),
    instructions: chooseInstructions(options),
  };
}

/** Without n-grams there are no buckets, as in fastText's `Args::parseArgs`. */
function ngramsOf(options: FastTextOptions): Pick<Settings, 'minGram' | 'maxGram' | 'buckets'> {
  const maxGram = whole('maxGram', options.maxGram ?? 6, 0, 1000);
  const minGram = whole('minGram', options.minGram ?? Math.min(3, maxGram), 0, 1000);
  if (minGram > maxGram) {
    throw new FirthError('BAD_OPTION', `minGram must be at most maxGram, ${maxGram}, not ${minGram}`);
  }
  return {
    minGram,
    maxGram,
    buckets: maxGram === 0 ? 0 : whole('buckets', options.buckets ?? 2_000_000, 1, mostInteger),
  };
}
