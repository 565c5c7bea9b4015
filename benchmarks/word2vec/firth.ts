import { fileURLToPath } from 'node:url';
import type { Word2VecOptions } from '@firth/word2vec';
import { answerOf } from '../lib/measure.ts';
import type { Trainer, Training } from '../lib/trainers/trainer.ts';
import type { Settings } from './settings.ts';

/** Returns ours, with what `variant` changes, as the row `name`. */
export function firthTrainer(name: string, settings: Settings, variant: Word2VecOptions = {}): Trainer {
  const options = { ...firthOptions(settings), ...variant };
  return {
    name,
    threads: options.threads!,
    isSeeded: true,
    command: ({ text, output, seed }) => ({
      program: process.execPath,
      args: [
        fileURLToPath(new URL('train-with-firth.ts', import.meta.url)),
        text,
        output,
        JSON.stringify({ ...options, seed }),
      ],
    }),
    trainingOf: (run) => answerOf<Training>(run),
  };
}

/** Returns `settings` as our trainer takes them. */
export function firthOptions({ negatives, loss, ...shared }: Settings): Word2VecOptions {
  return { ...shared, loss: loss === 'negative-sampling' ? { type: loss, negatives } : { type: loss } };
}
