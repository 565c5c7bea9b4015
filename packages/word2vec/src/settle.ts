import { availableThreads, choice, settleModel, whole } from '@firth/training';
import type { Word2VecOptions } from './options.ts';
import type { Settings } from './settings.ts';

/**
 * Returns `options` with the defaults filled in, or the settings of the checkpoint that they go on from.
 *
 * @throws FirthError `BAD_OPTION` names the option, what it was and what it may be; `UNSUPPORTED` for a deterministic run without SIMD
 */
export function settle(options: Word2VecOptions): Settings {
  if (options.resumeFrom) {
    const { threads = availableThreads() } = options;
    return { ...options.resumeFrom.settings, threads: whole('threads', threads, 1, 1024) };
  }
  const architecture = choice('architecture', options.architecture ?? 'skip-gram', ['skip-gram', 'cbow']);
  const cbowInput = choice('cbowInput', options.cbowInput ?? 'mean', ['mean', 'sum']);
  const learningRate = architecture === 'cbow' ? 0.05 : 0.025;
  return {
    ...settleModel(options, { noiseExponent: 0.75, subsample: 1e-3, learningRate, lastPart: 1e-4 }),
    architecture: architecture === 'cbow' ? `cbow-${cbowInput}` : 'skip-gram',
    negativeSharing: choice('negativeSharing', options.negativeSharing ?? 'window', ['window', 'pair']),
  };
}
