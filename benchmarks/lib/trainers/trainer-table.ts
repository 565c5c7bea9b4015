import type { Figures } from '../quality/figures.ts';
import { mean, median } from '../statistics.ts';
import { formatNumber, type Table } from '../table.ts';
import type { TrainerRun } from './compare-trainers.ts';
import type { Trainer } from './trainer.ts';

/** Returns the table of what was measured: a row a trainer, speeds and memory as the median of its runs, quality as the mean of its seeds. */
export function trainerTable(trainers: readonly Trainer[], runs: readonly TrainerRun[]): Table {
  return {
    title: 'Medians of the runs, quality as mean of the seeds',
    columns: [
      'program',
      'threads',
      'words/s',
      'slowest–fastest run',
      'training s',
      'whole process s',
      'CPU s',
      'peak MB',
      'WS-353',
      'SimLex',
      'analogies %',
      'seeds',
    ],
    rows: trainers.map(({ name, threads }) => {
      const own = runs.filter(({ trainer }) => trainer === name);
      const middle = (of: (run: TrainerRun) => number | undefined): number =>
        median(own.map((run) => of(run) ?? Number.NaN));
      const speeds = own.map(({ wordsPerSecond }) => wordsPerSecond);
      const figures = own.flatMap(({ quality }) => (quality ? [quality.gensim ?? quality.firth] : []));
      const average = (figure: string): number => mean(figures.map((of: Figures) => of[figure]!));
      return [
        name,
        String(threads),
        formatNumber(median(speeds)),
        `${formatNumber(Math.min(...speeds))}–${formatNumber(Math.max(...speeds))}`,
        formatNumber(
          middle(({ training }) => training.seconds),
          2,
        ),
        formatNumber(
          middle(({ wallSeconds }) => wallSeconds),
          2,
        ),
        formatNumber(
          middle(({ cpuSeconds }) => cpuSeconds),
          2,
        ),
        formatNumber(middle(({ peakMegabytes }) => peakMegabytes)),
        formatNumber(average('ws353.spearman'), 3),
        formatNumber(average('simlex.spearman'), 3),
        formatNumber(100 * average('analogies.accuracy'), 1),
        String(figures.length),
      ];
    }),
  };
}
