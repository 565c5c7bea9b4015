import { FirthError } from '@firth/core';
import { type Instructions, supportedInstructions } from '@firth/kernel/runtime';
import { availableThreads } from '@firth/training';
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
    subsample: atLeastZero('subsample', options.subsample ?? 1e-3),
    epochs: whole('epochs', options.epochs ?? 5, 1, 100_000),
    learningRate,
    minLearningRate: atLeastZero('minLearningRate', options.minLearningRate ?? learningRate * 1e-4),
    threads,
    seed: whole('seed', options.seed ?? 1, 0, 2 ** 32 - 1),
    instructions: chooseInstructions(options),
  };
}

/** A deterministic run takes plain SIMD: fused multiplications round differently from one processor to the next. */
function chooseInstructions({ deterministic, instructions }: Word2VecOptions): Instructions {
  const supported = supportedInstructions();
  if (!deterministic) return instructions ?? supported;
  if (supported === 'plain' || (instructions ?? 'simd') !== 'simd') {
    throw new FirthError('UNSUPPORTED', 'a deterministic training runs on plain SIMD, and this one cannot');
  }
  return 'simd';
}

function choice<T extends string>(name: string, value: T, choices: readonly T[]): T {
  if (choices.includes(value)) return value;
  throw new FirthError('BAD_OPTION', `${name} must be one of ${choices.join(', ')}, not ${value}`);
}

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new FirthError('BAD_OPTION', `${name} must be a whole number from ${least} to ${most}, not ${value}`);
}

function positive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new FirthError('BAD_OPTION', `${name} must be a number above 0, not ${value}`);
}

function atLeastZero(name: string, value: number): number {
  if (Number.isFinite(value) && value >= 0) return value;
  throw new FirthError('BAD_OPTION', `${name} must be 0 or more, not ${value}`);
}

function finite(name: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new FirthError('BAD_OPTION', `${name} must be a number, not ${value}`);
}
