import { basename } from 'node:path';
import type { Benchmark } from '../lib/benchmark.ts';
import { disturbedRuns } from '../lib/disturbed-runs.ts';
import type { Choices } from '../lib/options.ts';
import { findGensim } from '../lib/peers/gensim.ts';
import { peerVersion } from '../lib/peers/npm.ts';
import type { Report } from '../lib/report.ts';
import { withTemporaryFolder } from '../lib/temporary-folder.ts';
import { filesIn, makeVectorsToLoad, makeVectorsToSearch } from './files.ts';
import { measureTasks } from './measure-tasks.ts';
import { programs } from './program.ts';
import { recallTables } from './recall-tables.ts';
import { allTasks, chooseTasks } from './tasks.ts';
import { vectorsChecks } from './vectors-checks.ts';
import { vectorsTable } from './vectors-table.ts';

const options = {
  rows: { full: 100_000, quick: 10_000, meaning: 'vectors to search' },
  'file-rows': { full: 400_000, quick: 20_000, meaning: 'vectors to load and to save' },
  dimensions: { full: 100, quick: 100, meaning: 'numbers in a vector' },
  questions: { full: 1000, quick: 1000, meaning: 'words to ask for the ten nearest of' },
  vectors: { kind: 'FILE', meaning: 'trained vectors to search, instead of made ones' },
  runs: { full: 3, quick: 1, meaning: 'runs of every program, in turn' },
  only: {
    kind: 'NAME,…',
    meaning: 'the parts to run: top-10, threads, hnsw, load-text, load-binary, save-text, save-binary',
  },
} as const;

type VectorsChoices = Choices<typeof options>;

/** What is done with trained vectors: exact search, loading and saving, ours beside gensim. */
export const vectors: Benchmark<typeof options> = {
  name: 'vectors',
  summary:
    'exact and approximate top-10, loading and saving: firth, gensim, hnswlib-node and usearch, speed and memory',
  options,
  run,
};

function run(choices: VectorsChoices): Promise<Report> {
  return withTemporaryFolder((folder) => runIn(folder, choices));
}

async function runIn(folder: string, { only, runs, vectors: trained, ...sizes }: VectorsChoices): Promise<Report> {
  const files = filesIn(folder, trained);
  const tasks = chooseTasks(allTasks(files, sizes.questions), only);
  const gensim = findGensim();
  const areFilesTimed = [...tasks.keys()].some((part) => /^(load|save)-/.test(part));
  // No others are made: what was written just now takes memory and the disk from what is measured next.
  const read = new Set([...tasks.values()].map((taskOf) => taskOf('firth').file));
  if (trained === undefined) await makeVectorsToSearch(files, read, sizes);
  const written = areFilesTimed ? await makeVectorsToLoad(files, read, sizes) : '';
  const measured = await measureTasks(programs(gensim), tasks, runs);
  return {
    settings: { ...sizes, runs, ...(trained !== undefined && { vectors: basename(trained) }) },
    versions: {
      ...('reason' in gensim ? {} : gensim.versions),
      'npm hnswlib-node': peerVersion('hnswlib-node'),
      'npm usearch': peerVersion('usearch'),
    },
    tables: [vectorsTable(measured, sizes.questions), ...recallTables(measured, sizes.questions)],
    notes: [
      'files are in the cache of the system; saving ends with an fsync in firth, without one in gensim',
      ...disturbedRuns(measured.map(({ program, part, ...run }) => ({ name: `${program} ${part}`, ...run }))),
      ...('reason' in gensim ? [`skipped: gensim, ${gensim.reason}`] : []),
    ],
    checks: await vectorsChecks(measured, files, written),
    measurements: measured.map(({ result: { seconds, approximate = [] }, ...run }) => ({
      ...run,
      seconds,
      searches: approximate.map(({ rows, ...search }) => search),
    })),
  };
}
