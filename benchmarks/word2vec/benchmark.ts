import { availableParallelism } from 'node:os';
import type { Benchmark } from '../lib/benchmark.ts';
import { findGensim } from '../lib/peers/gensim.ts';
import { peerVersion } from '../lib/peers/npm.ts';
import type { Report } from '../lib/report.ts';
import { benchmarkTrainers } from '../lib/trainers/benchmark-trainers.ts';
import type { AbsentTrainer, Trainer } from '../lib/trainers/trainer.ts';
import { type TrainerChoices, trainerOptions } from '../lib/trainers/trainer-options.ts';
import { firthTrainer } from './firth.ts';
import { gensimTrainer } from './gensim.ts';
import { fixedSettings, type Settings } from './settings.ts';
import { word2vecCTrainer } from './word2vec-c.ts';

/** Skip-gram with negative sampling: ours in four ways, gensim's, and Google's C. */
export const word2vec: Benchmark<typeof trainerOptions> = {
  name: 'word2vec',
  summary: 'training of skip-gram vectors: firth, gensim and word2vec.c, speed, memory and quality',
  options: trainerOptions,
  run,
};

function run(choices: TrainerChoices): Promise<Report> {
  const { dimensions, epochs, threads } = choices;
  const settings: Settings = { dimensions, epochs, threads, ...fixedSettings };
  const gensim = findGensim();
  return benchmarkTrainers({
    choices,
    candidates: [
      firthTrainer('firth', settings),
      firthTrainer('firth-pair', settings, { negativeSharing: 'pair' }),
      firthTrainer('firth-simd', settings, { instructions: 'simd' }),
      twiceTheThreads(settings),
      gensimTrainer(gensim, settings),
      word2vecCTrainer(settings),
    ],
    settings: { architecture: 'skip-gram', ...settings },
    versions: { ...('reason' in gensim ? {} : gensim.versions), 'npm word2vec': peerVersion('word2vec') },
    pairs: [
      ['firth', 'gensim'],
      ['firth', 'word2vec.c'],
      ['firth-pair', 'gensim'],
      ['firth-pair', 'firth'],
      ['firth-simd', 'firth'],
      ['firth-2x-threads', 'firth'],
    ],
    gensim,
  });
}

function twiceTheThreads(settings: Settings): Trainer | AbsentTrainer {
  const name = 'firth-2x-threads';
  const threads = 2 * settings.threads;
  const processors = availableParallelism();
  if (threads > processors)
    return { name, reason: `${threads} threads want more than the ${processors} processors here` };
  return firthTrainer(name, settings, { threads });
}
