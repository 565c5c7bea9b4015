import { FirthError } from '@firth/core';
import type { Benchmark } from '../lib/benchmark.ts';
import type { Choices } from '../lib/options.ts';
import { findGensim } from '../lib/peers/gensim.ts';
import { peerVersion } from '../lib/peers/npm.ts';
import type { Report } from '../lib/report.ts';
import { benchmarkTrainers } from '../lib/trainers/benchmark-trainers.ts';
import { ifProcessors } from '../lib/trainers/if-processors.ts';
import { gensimTrainer } from '../lib/trainers/script-trainer.ts';
import { trainerOptions } from '../lib/trainers/trainer-options.ts';
import { checkpointCost, checkpointRow } from './checkpoint-cost.ts';
import { firthTrainer } from './firth.ts';
import { type Mode, modes, settingsOf } from './settings.ts';
import { word2vecCTrainer } from './word2vec-c.ts';

const options = {
  mode: { kind: 'NAME', meaning: `${[...modes.keys()].join(', ')}; the first unless said` },
  ...trainerOptions,
} as const;

/** One mode of word2vec: ours in several ways, gensim's, and Google's C. */
export const word2vec: Benchmark<typeof options> = {
  name: 'word2vec',
  summary: 'training of word2vec: firth, gensim and word2vec.c, speed, memory and quality',
  options,
  run,
};

function run({ mode = 'skip-gram', ...choices }: Choices<typeof options>): Promise<Report> {
  const { dimensions, epochs, threads } = choices;
  const settings = settingsOf(modeNamed(mode), { dimensions, epochs, threads });
  const gensim = findGensim();
  return benchmarkTrainers({
    choices,
    candidates: [
      firthTrainer('firth', settings),
      ...(mode === 'skip-gram' ? [firthTrainer('firth-pair', settings, { negativeSharing: 'pair' })] : []),
      firthTrainer('firth-simd', settings, { instructions: 'simd' }),
      firthTrainer('firth-deterministic', settings, { deterministic: true }),
      firthTrainer(checkpointRow.name, settings, { checkpointSeconds: checkpointRow.checkpointSeconds }),
      ifProcessors(firthTrainer('firth-2x-threads', settings, { threads: 2 * threads })),
      ifProcessors(
        firthTrainer('firth-deterministic-2x-threads', settings, { deterministic: true, threads: 2 * threads }),
      ),
      gensimTrainer(gensim, settings),
      word2vecCTrainer(settings),
    ],
    settings: { ...settings },
    versions: { ...('reason' in gensim ? {} : gensim.versions), 'npm word2vec': peerVersion('word2vec') },
    pairs: [
      ['firth', 'gensim'],
      ['firth', 'word2vec.c'],
      ['firth-pair', 'gensim'],
      ['firth-pair', 'firth'],
      ['firth-simd', 'firth'],
      ['firth-deterministic', 'firth'],
      ['firth-2x-threads', 'firth'],
      ['firth-deterministic-2x-threads', 'firth-deterministic'],
    ],
    notesOn: checkpointCost,
    gensim,
  });
}

function modeNamed(name: string): Mode {
  const mode = modes.get(name);
  if (mode) return mode;
  throw new FirthError('BAD_OPTION', `--mode must be one of ${[...modes.keys()].join(', ')}, not ${name}`);
}
