import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { fromFile } from '@firth/corpus';
import { createClassifier, readSupervisedModel, testClassifier } from '@firth/fasttext';
import type { Benchmark } from '../lib/benchmark.ts';
import { disturbedRuns } from '../lib/disturbed-runs.ts';
import { log } from '../lib/log.ts';
import { measure } from '../lib/measure.ts';
import type { Choices } from '../lib/options.ts';
import type { Report } from '../lib/report.ts';
import { mean, median } from '../lib/statistics.ts';
import { formatNumber, type Table } from '../lib/table.ts';
import { withTemporaryFolder } from '../lib/temporary-folder.ts';
import { type LabeledText, labeledText } from './labeled-text.ts';
import { type AbsentProgram, fastTextProgram, firth, type Program } from './programs.ts';
import { modeNamed, modes, type Settings } from './settings.ts';

const options = {
  mode: { kind: 'NAME', meaning: `${[...modes.keys()].join(', ')}; the first unless said` },
  dimensions: { full: 100, quick: 10, meaning: 'numbers in a vector' },
  epochs: { full: 5, quick: 1, meaning: 'how often the text is read' },
  runs: { full: 3, quick: 1, meaning: 'runs of every program, in turn, each with a seed of its own' },
} as const;

type ClassifierChoices = Choices<typeof options>;

/** fastText's classifier: ours in several ways, and Facebook's. */
export const classifier: Benchmark<typeof options> = {
  name: 'classifier',
  summary: 'training of text classifiers: firth and fastText, speed, memory and precision',
  options,
  run,
};

interface Run {
  readonly program: string;
  readonly seed: number;
  readonly seconds: number;
  readonly wordsPerSecond: number;
  readonly wallSeconds: number;
  readonly cpuSeconds: number | undefined;
  readonly peakMegabytes: number | undefined;
  readonly precision: number;
}

async function run({ mode = 'words', dimensions, epochs, runs: rounds }: ClassifierChoices): Promise<Report> {
  const settings: Settings = { ...modeNamed(mode), dimensions, epochs, learningRate: 0.5, threads: 1 };
  const text = labeledText();
  const candidates = [
    firth('firth', settings),
    firth('firth-simd', settings, { instructions: 'simd' }),
    firth('firth-2x-threads', settings, { threads: 2 }),
    fastTextProgram(settings, text),
  ];
  const programs = candidates.filter((candidate): candidate is Program => 'command' in candidate);
  const absent = candidates.filter((candidate): candidate is AbsentProgram => 'reason' in candidate);
  const runs: Run[] = [];
  for (let seed = 1; seed <= rounds; seed++) {
    for (const program of programs) runs.push(await runOnce(program, text, settings, seed));
    log(`round ${seed} of ${rounds} is done`);
  }
  const single = runs.filter(({ program }) => program !== 'firth-2x-threads');
  return {
    settings: { ...settings, runs: rounds },
    versions: {},
    tables: [tableOf(programs, runs), ratiosOf(runs)],
    notes: [
      `text: ${formatNumber(text.words)} words in ${formatNumber(text.lines)} lines, 24 labels; tested on ${formatNumber(text.testLines)} others`,
      ...absent.map(({ name, reason }) => `skipped: ${name}, ${reason}`),
      ...disturbedRuns(single.map(({ program, ...usage }) => ({ name: program, ...usage }))),
    ],
    checks: checksOf(runs),
    measurements: { text, runs },
  };
}

function runOnce(program: Program, text: LabeledText, { epochs }: Settings, seed: number): Promise<Run> {
  return withTemporaryFolder(async (folder) => {
    const output = join(folder, 'model.bin');
    const { threads, name } = program;
    const measured = await measure(program.command({ text, output, seed }), { threads });
    const seconds = program.secondsOf(measured);
    const model = await readSupervisedModel(await openAsBlob(output));
    const { precision } = await testClassifier(createClassifier(model), fromFile(text.test));
    const { wallSeconds, cpuSeconds, peakMegabytes } = measured;
    const wordsPerSecond = (text.words * epochs) / seconds;
    return { program: name, seed, seconds, wordsPerSecond, wallSeconds, cpuSeconds, peakMegabytes, precision };
  });
}

function speedOf(name: string, runs: readonly Run[]): number {
  return median(runs.filter(({ program }) => program === name).map(({ wordsPerSecond }) => wordsPerSecond));
}

function precisionOf(name: string, runs: readonly Run[]): number {
  return mean(runs.filter(({ program }) => program === name).map(({ precision }) => precision));
}

function tableOf(programs: readonly Program[], runs: readonly Run[]): Table {
  return {
    title: 'Medians of the runs, precision as mean of the seeds',
    columns: ['program', 'threads', 'words/s', 'training s', 'whole process s', 'peak MB', 'P@1'],
    rows: programs.map(({ name, threads }) => {
      const own = runs.filter(({ program }) => program === name);
      const middle = (of: (run: Run) => number | undefined): number => median(own.map((one) => of(one) ?? Number.NaN));
      return [
        name,
        String(threads),
        formatNumber(speedOf(name, runs)),
        formatNumber(
          middle(({ seconds }) => seconds),
          2,
        ),
        formatNumber(
          middle(({ wallSeconds }) => wallSeconds),
          2,
        ),
        formatNumber(middle(({ peakMegabytes }) => peakMegabytes)),
        formatNumber(precisionOf(name, runs), 4),
      ];
    }),
  };
}

function ratiosOf(runs: readonly Run[]): Table {
  const pairs = [
    ['firth', 'fasttext'],
    ['firth-simd', 'firth'],
    ['firth-2x-threads', 'firth'],
  ] as const;
  const rows = pairs
    .map(([a, b]) => [`${a} ÷ ${b}`, speedOf(a, runs) / speedOf(b, runs)] as const)
    .filter(([, ratio]) => !Number.isNaN(ratio))
    .map(([name, ratio]) => [name, formatNumber(ratio, 2)]);
  return { title: 'Ratios of words/s', columns: ['ratio', 'times'], rows };
}

/** Precision varies by about .005 from seed to seed. */
const tolerance = 0.01;

function checksOf(runs: readonly Run[]): Report['checks'] {
  const [ours, theirs] = [precisionOf('firth', runs), precisionOf('fasttext', runs)];
  if (Number.isNaN(theirs)) return [];
  return [
    { statement: `firth's precision is fastText's, less ${tolerance} at most`, holds: ours >= theirs - tolerance },
  ];
}
