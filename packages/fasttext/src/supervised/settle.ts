import { FirthError } from '@firth/core';
import { availableThreads, choice, chooseInstructions, positive, whole } from '@firth/training';
import type { ClassifierOptions } from './options.ts';
import type { ClassifierSettings } from './settings.ts';

/**
 * Returns `options` with fastText's defaults filled in, or the settings of the checkpoint that they go on from.
 *
 * @throws FirthError `BAD_OPTION` names the option, what it was and what it may be; `UNSUPPORTED` for a deterministic run without SIMD
 */
export function settle(options: ClassifierOptions): ClassifierSettings {
  const asked = whole('threads', options.threads ?? availableThreads(), 1, 1024);
  if (options.resumeFrom) {
    const { settings } = options.resumeFrom;
    return { ...settings, threads: settings.deterministic ? 1 : asked };
  }
  const loss = options.loss ?? { type: 'softmax' };
  const wordNgrams = whole('wordNgrams', options.wordNgrams ?? 1, 1, 100);
  const maxGram = whole('maxGram', options.maxGram ?? 0, 0, 1000);
  const minGram = whole('minGram', options.minGram ?? 0, 0, 1000);
  if (minGram > maxGram) throw new FirthError('BAD_OPTION', `minGram is ${minGram}, more than maxGram, ${maxGram}`);
  const hasNgrams = wordNgrams > 1 || maxGram > 0;
  const labelPrefix = options.labelPrefix ?? '__label__';
  if (labelPrefix === '') throw new FirthError('BAD_OPTION', 'labelPrefix is empty: every word would be a label');
  const deterministic = options.deterministic ?? false;
  return {
    ...{ wordNgrams, minGram, maxGram, labelPrefix, deterministic },
    dimensions: whole('dimensions', options.dimensions ?? 100, 1, 65_536),
    loss: choice('loss.type', loss.type, ['softmax', 'one-vs-all', 'hierarchical-softmax', 'negative-sampling']),
    negatives: whole('negatives', (loss.type === 'negative-sampling' && loss.negatives) || 5, 1, 10_000),
    buckets: hasNgrams ? whole('buckets', options.buckets ?? 2_000_000, 1, 2 ** 31 - 1) : 0,
    minCount: whole('minCount', options.minCount ?? 1, 0, Number.MAX_SAFE_INTEGER),
    minLabelCount: whole('minLabelCount', options.minLabelCount ?? 0, 0, Number.MAX_SAFE_INTEGER),
    epochs: whole('epochs', options.epochs ?? 5, 1, 100_000),
    learningRate: positive('learningRate', options.learningRate ?? 0.1),
    threads: deterministic ? 1 : asked,
    seed: whole('seed', options.seed ?? 1, 0, 2 ** 32 - 1),
    instructions: chooseInstructions(options),
  };
}
