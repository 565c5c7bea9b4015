import { atLeast, choice, chooseInstructions, positive, whole } from '@firth/training';
import type { GloVeOptions } from './options.ts';
import type { Settings } from './settings.ts';
import { settleCounting } from './settle-counting.ts';

/**
 * Returns `options` with the defaults filled in, or the settings of the checkpoint that they go on from.
 *
 * @throws FirthError `BAD_OPTION` names the option, what it was and what it may be; `UNSUPPORTED` for a deterministic run without SIMD
 */
export function settle(options: GloVeOptions): Settings {
  const counting = settleCounting(options);
  const { threads, memoryLimit, temporaryFolder } = counting;
  if (options.resumeFrom) return { ...options.resumeFrom.settings, threads, memoryLimit, temporaryFolder };
  return {
    ...counting,
    dimensions: whole('dimensions', options.dimensions ?? 100, 1, 65_536),
    xMax: positive('xMax', options.xMax ?? 10),
    exponent: atLeast('exponent', options.exponent ?? 0.75, 0),
    epochs: whole('epochs', options.epochs ?? 15, 1, 100_000),
    learningRate: positive('learningRate', options.learningRate ?? 0.05),
    gradientClip: positive('gradientClip', options.gradientClip ?? 100),
    output: choice('output', options.output ?? 'sum', ['sum', 'word', 'context']),
    seed: whole('seed', options.seed ?? 1, 0, 2 ** 32 - 1),
    instructions: chooseInstructions(options),
  };
}
