import { describe, expect, it } from 'vitest';
import type { TrainerRun } from './compare-trainers.ts';
import { ratioTable } from './ratio-table.ts';
import { trainerTable } from './trainer-table.ts';

const runOf = (trainer: string, wordsPerSecond: number, spearman?: number): TrainerRun => {
  const figures = { 'ws353.spearman': spearman!, 'simlex.spearman': 0.3, 'analogies.accuracy': 0.265 };
  return {
    trainer,
    seed: 1,
    training: { seconds: 1000 / wordsPerSecond },
    wordsPerSecond,
    wallSeconds: 30,
    cpuSeconds: undefined,
    peakMegabytes: 120.4,
    quality: spearman === undefined ? undefined : { firth: figures, gensim: undefined },
  };
};
const runs = [
  runOf('firth', 900, 0.6),
  runOf('gensim', 100),
  runOf('firth', 1000, 0.7),
  runOf('gensim', 300),
  runOf('firth', 2000),
  runOf('gensim', 200),
];
const trainers = ['firth', 'gensim'].map((name) => ({
  name,
  threads: 1,
  isSeeded: true,
  command: () => ({ program: name, args: [] }),
  trainingOf: () => ({ seconds: 1 }),
}));

describe('trainerTable', () => {
  it('shows medians of the runs, means of the seeds, and dashes for what was not measured', () => {
    const [firth, gensim] = trainerTable(trainers, runs).rows;
    expect(firth).toEqual([
      ...['firth', '1', '1,000', '900–2,000', '1.00', '30.00', '–', '120'],
      ...['0.650', '0.300', '26.5', '2'],
    ]);
    expect(gensim?.slice(2)).toEqual(['200', '100–300', '5.00', '30.00', '–', '120', '–', '–', '–', '0']);
  });
});

describe('ratioTable', () => {
  it('divides median by median, and leaves out what did not run', () => {
    const { rows } = ratioTable(
      [
        ['firth', 'gensim'],
        ['firth', 'word2vec.c'],
      ],
      runs,
    );
    expect(rows).toEqual([['firth ÷ gensim', '5.00']]);
  });
});
