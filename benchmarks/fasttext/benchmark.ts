import type { Benchmark } from '../lib/benchmark.ts';
import type { Choices } from '../lib/options.ts';
import { findGensim } from '../lib/peers/gensim.ts';
import type { Report } from '../lib/report.ts';
import { benchmarkTrainers } from '../lib/trainers/benchmark-trainers.ts';
import { ifProcessors } from '../lib/trainers/if-processors.ts';
import { gensimTrainer } from '../lib/trainers/script-trainer.ts';
import { trainerOptions } from '../lib/trainers/trainer-options.ts';
import { fastTextTrainer, firthTrainer } from './programs.ts';
import { settingsOf } from './settings.ts';

const options = {
  mode: { kind: 'NAME', meaning: 'skip-gram or cbow; the first unless said' },
  ...trainerOptions,
} as const;

/** fastText's word vectors: ours in several ways, gensim's, and fastText's own program. */
export const fasttext: Benchmark<typeof options> = {
  name: 'fasttext',
  summary: 'training of fastText’s word vectors: firth, gensim and fastText’s own program, speed, memory and quality',
  options,
  run,
};

function run({ mode, ...choices }: Choices<typeof options>): Promise<Report> {
  const { dimensions, epochs, threads } = choices;
  const settings = settingsOf({ architecture: mode === 'cbow' ? 'cbow' : 'skip-gram', dimensions, epochs, threads });
  const gensim = findGensim();
  return benchmarkTrainers({
    choices,
    candidates: [
      firthTrainer('firth', settings),
      firthTrainer('firth-simd', settings, { instructions: 'simd' }),
      firthTrainer('firth-deterministic', settings, { deterministic: true }),
      ifProcessors(firthTrainer('firth-2x-threads', settings, { threads: 2 * threads })),
      gensimTrainer(gensim, settings),
      fastTextTrainer(settings),
    ],
    settings: { ...settings },
    versions: 'reason' in gensim ? {} : gensim.versions,
    pairs: [
      ['firth', 'gensim'],
      ['firth', 'fasttext'],
      ['firth-simd', 'firth'],
      ['firth-deterministic', 'firth'],
      ['firth-2x-threads', 'firth'],
    ],
    gensim,
  });
}
