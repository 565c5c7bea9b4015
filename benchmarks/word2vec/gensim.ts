import { answerOf } from '../lib/measure.ts';
import { type Absent, type Gensim, gensimCommand } from '../lib/peers/gensim.ts';
import type { AbsentTrainer, Trainer, Training } from '../lib/trainers/trainer.ts';
import type { Settings } from './settings.ts';

/** Returns gensim's Word2Vec as a row, where it is installed. */
export function gensimTrainer(gensim: Gensim | Absent, settings: Settings): Trainer | AbsentTrainer {
  const name = 'gensim';
  if ('reason' in gensim) return { name, ...gensim };
  const script = new URL('train-with-gensim.py', import.meta.url);
  return {
    name,
    threads: settings.threads,
    isSeeded: true,
    command: ({ text, output, seed }) => gensimCommand(script, [text, output, JSON.stringify({ ...settings, seed })]),
    trainingOf: (run) => answerOf<Training>(run),
  };
}
