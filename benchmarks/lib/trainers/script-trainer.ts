import { fileURLToPath } from 'node:url';
import { answerOf } from '../measure.ts';
import { type Absent, type Gensim, gensimCommand } from '../peers/gensim.ts';
import type { AbsentTrainer, Trainer, Training } from './trainer.ts';

interface ScriptOptions {
  readonly threads: number;
}

/**
 * Returns the script of ours at `script` as a row: it takes the text, the file to write and `options` with the seed as JSON, and prints a
 * {@link Training}.
 */
export function scriptTrainer(name: string, script: URL, options: ScriptOptions): Trainer {
  return {
    name,
    threads: options.threads,
    isSeeded: true,
    command: ({ text, output, seed }) => ({
      program: process.execPath,
      args: [fileURLToPath(script), text, output, JSON.stringify({ ...options, seed })],
    }),
    trainingOf: (run) => answerOf<Training>(run),
  };
}

/** Returns the training of `options` by gensim as a row where gensim is installed. */
export function gensimTrainer(gensim: Gensim | Absent, options: ScriptOptions): Trainer | AbsentTrainer {
  const name = 'gensim';
  const script = new URL('train-with-gensim.py', import.meta.url);
  if ('reason' in gensim) return { name, ...gensim };
  return {
    name,
    threads: options.threads,
    isSeeded: true,
    command: ({ text, output, seed }) => gensimCommand(script, [text, output, JSON.stringify({ ...options, seed })]),
    trainingOf: (run) => answerOf<Training>(run),
  };
}
