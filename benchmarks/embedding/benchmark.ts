import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from '../lib/benchmark.ts';
import type { Command } from '../lib/command.ts';
import { log } from '../lib/log.ts';
import { answerOf, measure } from '../lib/measure.ts';
import type { Choices } from '../lib/options.ts';
import type { Report } from '../lib/report.ts';
import { median } from '../lib/statistics.ts';
import { formatNumber } from '../lib/table.ts';
import { withTemporaryFolder } from '../lib/temporary-folder.ts';
import {
  floorTable,
  type IdSource,
  independenceTable,
  ours,
  type ProgramRun,
  type Setting,
  sameTables,
  timesTable,
  titleOf,
} from './figures.ts';
import type { Task, TaskResult } from './task.ts';
import { writeTextIds } from './text-ids.ts';
import { hasTfjsNode } from './tfjs-node.ts';

const options = {
  rows: { full: 20_000, quick: 2000, meaning: 'rows of the smaller table' },
  'more-rows': { full: 200_000, quick: 20_000, meaning: 'rows of the larger one' },
  dimensions: { full: 128, quick: 128, meaning: 'numbers in a row' },
  batch: { full: 4096, quick: 1024, meaning: 'ids of a step' },
  steps: { full: 32, quick: 3, meaning: 'steps of a run that are timed, behind eight that are not' },
  words: { full: 17_000_000, quick: 200_000, meaning: 'words of the text that ids are taken from' },
  runs: { full: 3, quick: 1, meaning: 'runs of every program, in turn' },
} as const;

type EmbeddingChoices = Choices<typeof options>;

/** Lookup, and a step of training, ours beside every backend of TensorFlow.js. */
export const embedding: Benchmark<typeof options> = {
  name: 'embedding',
  summary: 'lookup and sparse training steps: firth, and TensorFlow.js on node, wasm and cpu',
  options,
  run,
};

const backends = new Map([
  ['tfjs-node', 'tensorflow'],
  ['tfjs wasm', 'wasm'],
  ['tfjs cpu', 'cpu'],
]);

const optimizers = ['sgd', 'adagrad', 'adam'] as const;
const idSources: readonly IdSource[] = ['drawn uniformly', 'words of a text'];

function run(choices: EmbeddingChoices): Promise<Report> {
  return withTemporaryFolder((folder) => runIn(folder, choices));
}

async function runIn(
  folder: string,
  { rows, 'more-rows': moreRows, words, runs, ...sizes }: EmbeddingChoices,
): Promise<Report> {
  const textIds = await writeTextIds(folder, words, [rows, moreRows]);
  const settings = idSources.flatMap((ids) =>
    optimizers.flatMap((optimizer) => [rows, moreRows].map((count): Setting => ({ ids, rows: count, optimizer }))),
  );
  // On cpu a step of the larger table takes seconds, and no one trains one so.
  const programsOf = (setting: Setting): string[] =>
    [ours, ...backends.keys()].filter(
      (name) => (name !== 'tfjs-node' || hasTfjsNode) && (name !== 'tfjs cpu' || setting.rows === rows),
    );
  const measured: ProgramRun[] = [];
  for (const setting of settings) {
    const idsFile = setting.ids === 'words of a text' ? textIds.fileFor(setting.rows) : undefined;
    for (let turn = 0; turn < runs; turn++)
      for (const program of programsOf(setting)) {
        log(`${titleOf(setting)}, run ${turn + 1} of ${runs}: ${program} …`);
        const command = commandOf(program, { ...setting, ...sizes, idsFile });
        const result = answerOf<TaskResult>(await measure(command, { threads: 1 }));
        log(`  a step takes ${formatNumber(median(result.whole), 2)} ms`);
        measured.push({ program, ...setting, ...result });
      }
  }
  return {
    settings: { rows, moreRows, text: textIds.name, runs, ...sizes },
    versions: { '@tensorflow/tfjs-core': tfjsVersion() },
    tables: [
      ...settings.map((setting) => timesTable(measured, programsOf(setting), setting)),
      ...idSources.map((ids) =>
        independenceTable(measured, [ours, ...backends.keys()], optimizers, ids, [rows, moreRows]),
      ),
      floorTable(
        measured,
        settings.filter(({ ids }) => ids === 'drawn uniformly'),
        sizes,
        'tfjs-node',
      ),
    ],
    notes: [
      'milliseconds, medians of all steps, one processor; a whole step is forward (lookup), backward (gradient of the table) and step (rows moved)',
      'tfjs makes a gradient as large as the table; its Adam moves the rows without one, too, which sparse Adam does not',
      ...(hasTfjsNode
        ? []
        : ['skipped: tfjs-node, whose native part is made by packages/tfjs/scripts/build-tfjs-node.ts']),
    ],
    // Adam's rows without a gradient go different ways.
    checks: settings.filter(({ optimizer }) => optimizer !== 'adam').map((setting) => sameTables(measured, setting)),
    measurements: measured.map(({ checksums: _, ...times }) => times),
  };
}

function commandOf(program: string, task: Task): Command {
  const backend = backends.get(program);
  const script = new URL(backend === undefined ? 'run-with-firth.ts' : 'run-with-tfjs.ts', import.meta.url);
  const args = backend === undefined ? [JSON.stringify(task)] : [backend, JSON.stringify(task)];
  // TensorFlow takes as many threads as there are processors, whatever it is bound to.
  const environment = { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1', TF_CPP_MIN_LOG_LEVEL: '2' };
  return { program: process.execPath, args: [...process.execArgv, fileURLToPath(script), ...args], environment };
}

function tfjsVersion(): string {
  const manifest = new URL('../node_modules/@tensorflow/tfjs-core/package.json', import.meta.url);
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}
