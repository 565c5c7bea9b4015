import { median } from '../lib/statistics.ts';
import { formatNumber, type Table } from '../lib/table.ts';
import type { TaskRun } from './measure-tasks.ts';

/** A row: a part of the benchmark, and which of the seconds that the two programs answered it compares. */
interface Figure {
  readonly title: string;
  readonly part: string;
  readonly firth: string;
  readonly gensim: string;
  /** Questions answered in that time, where the row tells how many a second; seconds otherwise. */
  readonly questions?: number;
}

/** Returns the rows of the table for so many questions. */
function figures(questions: number): readonly Figure[] {
  return [
    { title: 'top-10: first question, with the index, s', part: 'top-10', firth: 'first', gensim: 'first' },
    { title: 'top-10: one by one, questions/s', part: 'top-10', firth: 'single', gensim: 'single', questions },
    {
      title: 'top-10: a batch (one by one in gensim), questions/s',
      part: 'top-10',
      firth: 'batch',
      gensim: 'single',
      questions,
    },
    {
      title: 'top-10: a batch (matrix product in numpy), questions/s',
      part: 'top-10',
      firth: 'batch',
      gensim: 'numpy',
      questions,
    },
    { title: 'load text, s', part: 'load-text', firth: 'load', gensim: 'load' },
    { title: 'load binary, s', part: 'load-binary', firth: 'load', gensim: 'load' },
    { title: 'save text, s', part: 'save-text', firth: 'save', gensim: 'save' },
    { title: 'save binary, s', part: 'save-binary', firth: 'save', gensim: 'save' },
  ];
}

/** Returns the table of medians and of how many times as fast ours is. */
export function vectorsTable(runs: readonly TaskRun[], questions: number): Table {
  const parts = new Set(runs.map(({ part }) => part));
  return {
    title: 'Medians of the runs, one processor',
    columns: ['', 'firth', 'gensim', 'times as fast', 'firth peak MB', 'gensim peak MB'],
    rows: figures(questions)
      .filter(({ part }) => parts.has(part))
      .map((figure) => {
        const { title, part } = figure;
        const firth = middle(runs, 'firth', part, ({ result }) => result.seconds[figure.firth]);
        const gensim = middle(runs, 'gensim', part, ({ result }) => result.seconds[figure.gensim]);
        const shown = (seconds: number): string =>
          figure.questions === undefined ? formatNumber(seconds, 3) : formatNumber(figure.questions / seconds);
        const peak = (program: string): string =>
          formatNumber(middle(runs, program, part, ({ peakMegabytes }) => peakMegabytes));
        return [title, shown(firth), shown(gensim), formatNumber(gensim / firth, 2), peak('firth'), peak('gensim')];
      }),
  };
}

function middle(
  runs: readonly TaskRun[],
  program: string,
  part: string,
  of: (run: TaskRun) => number | undefined,
): number {
  const own = runs.filter((run) => run.program === program && run.part === part);
  return median(own.map((run) => of(run) ?? Number.NaN));
}
