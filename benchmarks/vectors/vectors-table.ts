import { median } from '../lib/statistics.ts';
import { formatNumber, type Table } from '../lib/table.ts';
import type { TaskRun } from './measure-tasks.ts';
import type { Program } from './program.ts';
import { threads } from './task.ts';

/** A row: a part of the benchmark, and which of the seconds that the programs answered it compares. */
interface Figure {
  readonly title: string;
  readonly part: string;
  readonly ours: string;
  readonly peer: Program['name'];
  readonly theirs: string;
  /** Questions answered in that time, where the row tells how many a second; seconds otherwise. */
  readonly questions?: number;
}

/** Returns the rows of the table for so many questions. */
function figures(questions: number): readonly Figure[] {
  const search = { part: 'top-10', peer: 'gensim' } as const;
  const file = (title: string, part: string, ours: string, theirs = ours): Figure => {
    return { title, part, ours, peer: 'gensim', theirs };
  };
  return [
    { ...search, title: 'top-10: first question, with the index, s', ours: 'first', theirs: 'first' },
    { ...search, title: 'top-10: one by one, questions/s', ours: 'single', theirs: 'single', questions },
    { ...search, title: 'top-10: a batch beside one by one, questions/s', ours: 'batch', theirs: 'single', questions },
    { ...search, title: 'top-10: a batch, questions/s', ours: 'batch', peer: 'numpy', theirs: 'batch', questions },
    inThreads('top-10, one by one', 'single', questions),
    inThreads('top-10, a batch', 'batch', questions),
    file('load text, s', 'load-text', 'load'),
    file('load binary, s', 'load-binary', 'load'),
    file('save text, s', 'save-text', 'save'),
    file('save binary, s', 'save-binary', 'save'),
    file('save text, gensim with an fsync too, s', 'save-text', 'save', 'synced'),
    file('save binary, gensim with an fsync too, s', 'save-binary', 'save', 'synced'),
    besideCopy('text'),
    besideCopy('binary'),
  ];
}

/** A row that compares our saving with the bare copying of the file, to the disk both. */
function besideCopy(format: 'text' | 'binary'): Figure {
  return {
    title: `save ${format} beside a bare copy of the file, s`,
    part: `save-${format}`,
    ours: 'save',
    peer: 'firth',
    theirs: 'copy',
  };
}

/** A row that compares our own index of several threads with that of one. */
function inThreads(title: string, theirs: string, questions: number): Figure {
  const ours = `${theirs}InThreads`;
  return {
    title: `${title}, ${threads} threads beside one, questions/s`,
    part: 'threads',
    ours,
    peer: 'firth',
    theirs,
    questions,
  };
}

/** Returns the table of medians and of how many times as fast ours is. */
export function vectorsTable(runs: readonly TaskRun[], questions: number): Table {
  const parts = new Set(runs.map(({ part }) => part));
  return {
    title: 'Medians of the runs, one processor unless said',
    columns: ['', 'firth', 'peer', 'its figure', 'times as fast', 'firth peak MB', 'its peak MB'],
    rows: figures(questions)
      .filter(({ part }) => parts.has(part))
      .map((figure) => rowOf(figure, runs)),
  };
}

function rowOf({ title, part, ours, peer, theirs, questions }: Figure, runs: readonly TaskRun[]): string[] {
  const middle = (program: string, of: (run: TaskRun) => number | undefined): number => {
    const own = runs.filter((run) => run.program === program && run.part === part);
    return median(own.map((run) => of(run) ?? Number.NaN));
  };
  const shown = (seconds: number): string =>
    questions === undefined ? formatNumber(seconds, 3) : formatNumber(questions / seconds);
  const firth = middle('firth', ({ result }) => result.seconds[ours]);
  const other = middle(peer, ({ result }) => result.seconds[theirs]);
  const peak = (program: string): string => formatNumber(middle(program, ({ peakMegabytes }) => peakMegabytes));
  return [title, shown(firth), peer, shown(other), formatNumber(other / firth, 2), peak('firth'), peak(peer)];
}
