import { join } from 'node:path';
import { FirthError } from '@firth/core';
import { chromiumPath } from '../../tools/browser/chromium.ts';
import type { Benchmark } from '../lib/benchmark.ts';
import { log } from '../lib/log.ts';
import { answerOf, measure } from '../lib/measure.ts';
import type { Choices } from '../lib/options.ts';
import type { Check, Report } from '../lib/report.ts';
import { median } from '../lib/statistics.ts';
import { formatNumber, type Table } from '../lib/table.ts';
import { withTemporaryFolder } from '../lib/temporary-folder.ts';
import { prepareText } from '../lib/text/prepare-text.ts';
import type { Training } from '../lib/trainers/trainer.ts';
import { firthOptions, firthTrainer } from '../word2vec/firth.ts';
import { type Settings, settingsOf } from '../word2vec/settings.ts';
import { openTrainingPages, type TrainingPages } from './in-chromium.ts';

const options = {
  words: { full: 1_000_000, quick: 200_000, meaning: 'words of the text' },
  epochs: { full: 5, quick: 1, meaning: 'times that the text is read' },
  dimensions: { full: 100, quick: 100, meaning: 'numbers in a vector' },
  runs: { full: 3, quick: 1, meaning: 'runs in every place, in turn' },
  text: { kind: 'FILE', meaning: 'another text' },
} as const;

type BrowserChoices = Choices<typeof options>;

/** The same training in Node and in Chromium: in a worker, and on the thread of a page that is not isolated. */
export const browser: Benchmark<typeof options> = {
  name: 'browser',
  summary: 'training of skip-gram vectors in Chromium beside Node: speed on one thread',
  options,
  run,
};

interface Run extends Training {
  readonly place: string;
}

const places = { node: 'Node, a worker', isolated: 'Chromium, a worker', open: "Chromium, the page's thread" };

async function run({ words, epochs, dimensions, runs, text: file }: BrowserChoices): Promise<Report> {
  if (chromiumPath === undefined)
    throw new FirthError('UNSUPPORTED', 'there is no Chromium here; CHROMIUM may name one');
  const settings = settingsOf(
    { architecture: 'skip-gram', loss: 'negative-sampling' },
    { dimensions, epochs, threads: 1 },
  );
  const text = await prepareText({ words, file });
  const pages = await openTrainingPages(text.path, processors);
  try {
    const measured: Run[] = [];
    for (let run = 1; run <= runs; run++) {
      measured.push(...(await runInTurn(text.path, settings, pages)));
      log(`run ${run} of ${runs} is done`);
    }
    return {
      settings: { ...settings, runs },
      versions: { chromium: pages.version },
      tables: [tableOf(measured, epochs)],
      notes: [`text: ${text.words} words of ${text.name}`],
      checks: checksOf(measured),
      measurements: measured,
    };
  } finally {
    await pages.close();
  }
}

const seed = 1;

/** One for the thread that trains, and one for what a browser does beside it: it draws, compiles and collects in other threads. */
const processors = 2;

async function runInTurn(text: string, settings: Settings, pages: TrainingPages): Promise<Run[]> {
  const trainer = firthTrainer(places.node, settings);
  const pageOptions = { ...firthOptions(settings), seed };
  const inNode = await withTemporaryFolder((folder) =>
    measure(trainer.command({ text, output: join(folder, 'vectors.bin'), seed }), { threads: processors }),
  );
  return [
    { place: places.node, ...answerOf<Training>(inNode) },
    { place: places.isolated, ...(await pages.train('isolated', pageOptions)) },
    { place: places.open, ...(await pages.train('not isolated', pageOptions)) },
  ];
}

function tableOf(measured: readonly Run[], epochs: number): Table {
  const speedOf = (place: string): number =>
    median(measured.filter((run) => run.place === place).map(({ words, seconds }) => (words! * epochs) / seconds));
  return {
    title: 'One thread, median of the runs',
    columns: ['where', 'words/s', 'of Node'],
    rows: Object.values(places).map((place) => [
      place,
      formatNumber(speedOf(place)),
      formatNumber(speedOf(place) / speedOf(places.node), 2),
    ]),
  };
}

/** One thread with one seed gives the same bits on one machine, and so the same losses but for the order in which they are added up. */
function checksOf(measured: readonly Run[]): Check[] {
  const lossesOf = ({ details }: Run): string =>
    (details!.epochLosses as number[]).map((loss) => loss.toFixed(6)).join(' ');
  const isAlike = new Set(measured.map(lossesOf)).size === 1;
  return [{ statement: 'the losses are the same in all places', holds: isAlike }];
}
