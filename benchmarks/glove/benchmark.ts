import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from '../lib/benchmark.ts';
import { log } from '../lib/log.ts';
import { answerOf, measure } from '../lib/measure.ts';
import type { Choices } from '../lib/options.ts';
import type { Check, Report } from '../lib/report.ts';
import { median } from '../lib/statistics.ts';
import { formatNumber, type Table } from '../lib/table.ts';
import { prepareText, type Text } from '../lib/text/prepare-text.ts';
import { missingStanford, runStanford } from './run-stanford.ts';
import { type GloVeAnswer, type GloVeTask, settings } from './task.ts';

const options = {
  words: { full: 17_000_000, quick: 1_000_000, meaning: 'at most the first N words of the text' },
  dimensions: { full: 100, quick: 100, meaning: 'numbers in a vector' },
  epochs: { full: 3, quick: 1, meaning: 'how often all counts are trained on' },
  runs: { full: 3, quick: 1, meaning: 'runs of every program, in turn' },
  text: { kind: 'FILE', meaning: 'a text to train on, a sentence a line, words parted by spaces' },
} as const;

type GloVeChoices = Choices<typeof options>;

/** Counting and training: ours with one thread and two, the kernel that showed what speed can be had, and Stanford's programs. */
export const glove: Benchmark<typeof options> = {
  name: 'glove',
  summary: "GloVe's counting and training: firth, its trial kernel and Stanford's programs",
  options,
  run,
};

interface Program {
  readonly name: string;
  run(text: Text): Promise<Omit<ProgramRun, 'program'>>;
}

/** One run of one program. */
interface ProgramRun extends GloVeAnswer {
  readonly program: string;
  readonly peakMegabytes: number | undefined;
}

const trial = fileURLToPath(new URL('../../../shared/design/trials/glove.as.ts', import.meta.url));

async function run({ words, dimensions, epochs, runs, text: file }: GloVeChoices): Promise<Report> {
  const text = await prepareText({ words, file });
  const missing = missingStanford();
  const programs: Program[] = [
    ours('firth', 'run-with-firth.ts', { threads: 1, epochs, dimensions }),
    ...(availableParallelism() > 1
      ? [ours('firth, 2 threads', 'run-with-firth.ts', { threads: 2, epochs, dimensions })]
      : []),
    ...(existsSync(trial)
      ? [ours('trial kernel', 'run-with-trial.ts', { threads: 1, epochs, dimensions, trial })]
      : []),
    ...(missing.length === 0 ? [stanford(epochs, dimensions)] : []),
  ];
  const measured: ProgramRun[] = [];
  for (let turn = 0; turn < runs; turn++) {
    for (const program of programs) {
      log(`run ${turn + 1} of ${runs}: ${program.name}`);
      measured.push({ program: program.name, ...(await program.run(text)) });
    }
  }
  return {
    settings: { ...settings, dimensions, epochs, runs },
    versions: {},
    tables: [tableOf(programs, measured, epochs)],
    notes: [
      `text: ${text.name}, ${formatNumber(text.words)} words, ${formatNumber(measured[0]!.records)} counts`,
      ...(existsSync(trial) ? [] : ['the trial kernel is not beside the repository']),
      ...(missing.length > 0 ? [`Stanford's programs are not on the path: ${missing.join(', ')}`] : []),
    ],
    checks: checksOf(measured, epochs),
    measurements: measured,
  };
}

function ours(name: string, script: string, task: Omit<GloVeTask, 'text'>): Program {
  return {
    name,
    async run({ path }) {
      const file = fileURLToPath(new URL(script, import.meta.url));
      const args = [...process.execArgv, file, JSON.stringify({ ...task, text: path })];
      const finished = await measure({ program: process.execPath, args }, task);
      return { ...answerOf<GloVeAnswer>(finished), peakMegabytes: finished.peakMegabytes };
    },
  };
}

function stanford(epochs: number, dimensions: number): Program {
  return {
    name: 'Stanford',
    run: async ({ path, words }) => ({
      ...(await runStanford(path, words, epochs, dimensions)),
      peakMegabytes: undefined,
    }),
  };
}

function tableOf(programs: readonly Program[], measured: readonly ProgramRun[], epochs: number): Table {
  const rows = programs.map(({ name }) => {
    const runs = measured.filter(({ program }) => program === name);
    const nanoseconds = median(runs.map(({ trainingSeconds, records }) => (1e9 * trainingSeconds) / records / epochs));
    const speeds = runs.flatMap(({ words, countingSeconds }) => (countingSeconds ? [words / countingSeconds] : []));
    return { name, nanoseconds, counted: speeds.length > 0 ? median(speeds) : undefined, run: runs[0]! };
  });
  const slowest = rows.find(({ name }) => name === 'trial kernel')?.nanoseconds;
  return {
    title: 'counting in words of the text a second, training in nanoseconds a count and epoch; medians',
    columns: ['program', 'counting', 'ns a count', 'of the trial', 'loss at the end', 'peak MB'],
    rows: rows.map(({ name, nanoseconds, counted, run: { losses, peakMegabytes } }) => [
      name,
      formatNumber(counted),
      formatNumber(nanoseconds, 1),
      slowest === undefined ? '–' : `${formatNumber(slowest / nanoseconds, 2)} ×`,
      formatNumber(losses.at(-1), 5),
      formatNumber(peakMegabytes),
    ]),
  };
}

/** How far losses may be apart that began at other random vectors and came in another order: the first epochs show the order most. */
const mostApart = 0.06;

function checksOf(measured: readonly ProgramRun[], epochs: number): Check[] {
  const [first, ...others] = measured;
  const last = (run: ProgramRun): number => run.losses[epochs - 1]!;
  return [
    {
      statement: 'all programs found the same counts',
      holds: others.every(({ records }) => records === first!.records),
    },
    {
      statement: `all losses at the end are within ${100 * mostApart} % of each other`,
      holds: others.every((run) => Math.abs(last(run) / last(first!) - 1) < mostApart),
    },
  ];
}
