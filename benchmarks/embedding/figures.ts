import type { Check } from '../lib/report.ts';
import { median } from '../lib/statistics.ts';
import { formatNumber, type Table } from '../lib/table.ts';
import { type OptimizerName, type Phase, phases, type Task, type TaskResult } from './task.ts';

/** The program that the others are compared with. */
export const ours = 'firth';

/** Where the ids of a batch come from: drawn, each row as likely as another, or words of a text, of which few stand often. */
export type IdSource = 'drawn uniformly' | 'words of a text';

/** One table of figures. */
export interface Setting {
  readonly ids: IdSource;
  readonly rows: number;
  readonly optimizer: OptimizerName;
}

/** All steps of one program in one setting. */
export type ProgramRun = TaskResult & Setting & { readonly program: string };

const optimizerNames: Readonly<Record<OptimizerName, string>> = { sgd: 'SGD', adagrad: 'Adagrad', adam: 'Adam' };

/** Returns what a setting is called. */
export function titleOf({ ids, rows, optimizer }: Setting): string {
  return `${formatNumber(rows)} rows, ids ${ids}, ${optimizerNames[optimizer]}`;
}

/**
 * Returns the milliseconds of every program by phase, and how many times as long as ours its lookup and its whole step take; by the least of all steps,
 * too, which is what a busy machine leaves as it is.
 */
export function timesTable(measured: readonly ProgramRun[], programs: readonly string[], setting: Setting): Table {
  const middle = (program: string, phase: Phase): number => middleOf(measured, program, setting, phase);
  const least = (program: string): number => leastOf(measured, program, setting);
  const times = (program: string, phase: Phase): string =>
    formatNumber(middle(program, phase) / middle(ours, phase), 1);
  return {
    title: titleOf(setting),
    columns: ['', ...phases, 'whole, least', 'lookup ÷ firth', 'whole ÷ firth', 'least ÷ firth'],
    rows: programs.map((program) => [
      program,
      ...phases.map((phase) => formatNumber(middle(program, phase), 2)),
      formatNumber(least(program), 2),
      times(program, 'lookup'),
      times(program, 'whole'),
      formatNumber(least(program) / least(ours), 1),
    ]),
  };
}

/** Returns how many times as long a whole step takes with the larger table as with the smaller one, by the least of all steps. */
export function independenceTable(
  measured: readonly ProgramRun[],
  programs: readonly string[],
  optimizers: readonly OptimizerName[],
  ids: IdSource,
  [fewer, more]: readonly [number, number],
): Table {
  const ratio = (program: string, optimizer: OptimizerName): number =>
    leastOf(measured, program, { ids, rows: more, optimizer }) /
    leastOf(measured, program, { ids, rows: fewer, optimizer });
  const rows = programs.map((program) => [
    program,
    ...optimizers.map((optimizer) => formatFinite(ratio(program, optimizer))),
  ]);
  return {
    title: `a whole step with ${formatNumber(more)} rows ÷ with ${formatNumber(fewer)}, ids ${ids}, least`,
    columns: ['', ...optimizers.map((optimizer) => optimizerNames[optimizer])],
    rows: rows.filter(([, ...ratios]) => ratios.some((cell) => cell !== '–')),
  };
}

/** Numbers that are read and written for each that is looked up: its row and the output; the gradient, the row, and the row again. */
const numbersOfBatch = 5;
/** Numbers of its slots that an optimizer reads and writes for each weight. */
const numbersOfSlots: Readonly<Record<OptimizerName, number>> = { sgd: 0, adagrad: 2, adam: 4 };

/**
 * Returns what a whole step of ours takes beside what the machine takes to copy as many bytes, one after another, within a table of that size, and for the optimizer's
 * arithmetic where nothing needs to be fetched; and beside a twentieth of what it takes `other`.
 */
export function floorTable(
  measured: readonly ProgramRun[],
  settings: readonly Setting[],
  { batch, dimensions }: Pick<Task, 'batch' | 'dimensions'>,
  other: string,
): Table {
  const rowOf = (setting: Setting): string[] => {
    const bytes = 4 * batch * dimensions * (numbersOfBatch + numbersOfSlots[setting.optimizer]);
    const bandwidth = Math.max(...runsOf(measured, setting).map(({ bytesCopied = 0 }) => bytesCopied));
    const arithmetic = Math.min(...runsOf(measured, setting).flatMap((each) => each.arithmetic ?? []));
    const least = (program: string): number => leastOf(measured, program, setting);
    const numbers = [bytes / bandwidth, arithmetic, least(ours), least(other) / 20];
    return [
      titleOf(setting),
      formatNumber(bytes / 1e6, 1),
      formatNumber(bandwidth / 1e6, 1),
      ...numbers.map(formatFinite),
    ];
  };
  return {
    title: 'a whole step, least milliseconds, beside a copy of as many bytes, and the arithmetic by itself',
    columns: ['', 'MB moved', 'GB/s of a copy', 'a copy', 'arithmetic', ours, `${other} ÷ 20`],
    rows: settings.map(rowOf),
  };
}

/** A number, or a dash for a program that was left out. */
function formatFinite(value: number): string {
  return formatNumber(Number.isFinite(value) ? value : undefined, 2);
}

/** Numbers of the same float32 arithmetic in another order. */
const tolerance = 1e-4;

/** Returns whether all programs found the same numbers in their tables behind the last step. */
export function sameTables(measured: readonly ProgramRun[], setting: Setting): Check {
  const runs = runsOf(measured, setting).map(({ checksums }) => checksums);
  const [first = []] = runs;
  const holds = runs.every((sums) => sums.every((sum, i) => Math.abs(sum - first[i]!) <= tolerance * first[i]!));
  return { statement: `all ${runs.length} runs came to the same table: ${titleOf(setting)}`, holds };
}

function runsOf(measured: readonly ProgramRun[], { ids, rows, optimizer }: Setting): ProgramRun[] {
  return measured.filter((each) => each.ids === ids && each.rows === rows && each.optimizer === optimizer);
}

function timesOf(measured: readonly ProgramRun[], program: string, setting: Setting, phase: Phase): readonly number[] {
  return runsOf(measured, setting).flatMap((run) => (run.program === program ? run[phase] : []));
}

/** The least milliseconds of a whole step; infinity where there is none. */
function leastOf(measured: readonly ProgramRun[], program: string, setting: Setting): number {
  return Math.min(...timesOf(measured, program, setting, 'whole'));
}

function middleOf(measured: readonly ProgramRun[], program: string, setting: Setting, phase: Phase): number {
  return median(timesOf(measured, program, setting, phase));
}
