import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FastTextOptions } from '@firth/fasttext';
import { answerOf } from '../lib/measure.ts';
import { type Absent, type Gensim, gensimCommand } from '../lib/peers/gensim.ts';
import type { AbsentTrainer, Trainer, Training } from '../lib/trainers/trainer.ts';
import type { Settings } from './settings.ts';

/** Returns ours, with what `variant` changes, as the row `name`. */
export function firthTrainer(name: string, settings: Settings, variant: FastTextOptions = {}): Trainer {
  const { negatives, ...shared } = settings;
  const loss = { type: 'negative-sampling', negatives } as const;
  const options: FastTextOptions & { readonly threads: number } = {
    ...shared,
    loss,
    ...variant,
    threads: variant.threads ?? settings.threads,
  };
  return nodeTrainer(name, 'train-with-firth.ts', options);
}

/** Returns fastText's own program as a row, where it is installed: Debian's package `fasttext`. */
export function fastTextTrainer(settings: Settings): Trainer | AbsentTrainer {
  const name = 'fasttext';
  if (spawnSync('fasttext').error) return { name, reason: 'Debian’s fasttext is not installed' };
  return nodeTrainer(name, 'train-with-fasttext.ts', settings);
}

/** Returns gensim's FastText as a row, where it is installed. */
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

function nodeTrainer(name: string, script: string, options: { readonly threads: number }): Trainer {
  const file = fileURLToPath(new URL(script, import.meta.url));
  return {
    name,
    threads: options.threads,
    isSeeded: true,
    command: ({ text, output, seed }) => ({
      program: process.execPath,
      args: [file, text, output, JSON.stringify({ ...options, seed })],
    }),
    trainingOf: (run) => answerOf<Training>(run),
  };
}
