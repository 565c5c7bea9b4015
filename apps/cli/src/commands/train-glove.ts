import type { EncodedCorpus } from '@firth/corpus';
import type { WritableVectorFormat } from '@firth/formats';
import type { Cooccurrences, GloVeCheckpoint, GloVeOptions, TrainedGloVe } from '@firth/glove';
import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import {
  addCheckpointOptions,
  type CheckpointFormat,
  type CheckpointOptions,
  toCheckpointOptions,
} from '../options/checkpoint.ts';
import { addVocabularyOptions, type CorpusOptions, inputOption } from '../options/corpus.ts';
import { checkDestination, type Destination, outputFormatOption, writeVectors } from '../options/destination.ts';
import { addGloVeOptions, type GloVeFlags, toGloVeOptions } from '../options/glove.ts';
import { addOutputOptions, type OutputOptions, present, remark } from '../output.ts';
import type { Session } from '../session.ts';
import { formatBytes, formatNumberOf, formatSeconds, formatSpeed } from '../terminal/numbers.ts';
import { createProgressView } from '../terminal/progress-view.ts';
import { describeTraining } from '../training/describe-training.ts';
import { readTrainingText } from '../training/read-training-text.ts';
import { readVocabulary, saveVocabulary } from '../vocabulary-text.ts';
import { createWarnings, type Warnings } from '../warnings.ts';

interface TrainOptions extends GloVeFlags, CheckpointOptions, Omit<CorpusOptions, 'input'>, OutputOptions {
  readonly input?: string;
  readonly cooccurrences?: string;
  readonly vocabulary?: string;
  readonly output?: string;
  readonly format?: WritableVectorFormat;
  readonly saveVocabulary?: string;
  readonly saveCooccurrences?: string;
  readonly dryRun?: boolean;
}

/** Adds `firth train glove`: a text to vectors, by way of its co-occurrence counts. */
export function addTrainGloVe(train: Command, session: Session): void {
  const command = train
    .command('glove')
    .description('train word vectors of a text on its co-occurrence counts (Pennington et al. 2014)')
    .option('-o, --output <file>', 'where to write the vectors; - writes stdout');
  addVocabularyOptions(command.option(...inputOption), 5);
  addCheckpointOptions(addGloVeOptions(command))
    .addOption(outputFormatOption('--format <format>'))
    .option(
      '--cooccurrences <file>',
      "train on counts instead of a text: records of --save-cooccurrences or GloVe's cooccur",
    )
    .option('--vocabulary <file>', 'the words of those counts, word count a line')
    .option('--save-vocabulary <file>', 'also write the words and their counts')
    .option('--save-cooccurrences <file>', "also write the co-occurrence counts, in the records of GloVe's programs")
    .option('--dry-run', 'count, tell what memory and time training would take, and write nothing')
    .addHelpText(
      'after',
      '\n--format glove-text writes text without a header, as GloVe does.\n\n' +
        'Example:\n  $ firth train glove --input corpus.txt.gz --output vectors.txt --format glove-text\n' +
        '  $ firth train glove --cooccurrences cooccurrence.bin --vocabulary vocab.txt --output vectors.txt',
    );
  addOutputOptions(command).action((options: TrainOptions) => trainGloVe(options, session));
}

async function trainGloVe(options: TrainOptions, session: Session): Promise<void> {
  const settings = { ...toGloVeOptions(options), ...(await toCheckpointOptions(options, checkpointFormat, session)) };
  const destination = options.dryRun
    ? undefined
    : await checkDestination(options, 'vectors.txt', [options.saveVocabulary, options.saveCooccurrences]);
  const warnings = createWarnings();
  const counts = await openCounts(options, settings, session, warnings);
  try {
    if (destination) await train(counts, settings, destination, options, session, warnings);
    else await dryRun(counts, options, session);
  } finally {
    await counts.close();
  }
}

async function checkpointFormat(): Promise<CheckpointFormat<GloVeCheckpoint>> {
  const { readGloVeCheckpoint, writeGloVeCheckpoint } = await import('@firth/glove');
  return { read: readGloVeCheckpoint, write: writeGloVeCheckpoint };
}

/** Returns the counts that the options name, or makes those of the text that they name. */
async function openCounts(
  options: TrainOptions,
  settings: GloVeOptions,
  session: Session,
  warnings: Warnings,
): Promise<Cooccurrences> {
  const { input, cooccurrences, vocabulary } = options;
  if (input !== undefined && cooccurrences === undefined && vocabulary === undefined) {
    return count(await readTrainingText({ ...options, input }, session, warnings), settings, options, session);
  }
  if (input === undefined && cooccurrences !== undefined && vocabulary !== undefined) {
    return readCounts(cooccurrences, vocabulary, options, session);
  }
  throw usageError('name what to train on: --input, or --cooccurrences with their --vocabulary');
}

async function readCounts(
  path: string,
  vocabularyPath: string,
  options: TrainOptions,
  { signal }: Session,
): Promise<Cooccurrences> {
  const { readCooccurrences } = await import('@firth/glove');
  const { openFile } = await import('@firth/files');
  const counts = readCooccurrences(await openFile(path), await readVocabulary(vocabularyPath, { signal }), {
    name: path,
  });
  remark(
    options,
    `${path}: ${formatNumberOf(counts.size, 'pair')} of ${formatNumberOf(counts.vocabulary.size, 'word')}`,
  );
  return counts;
}

async function count(
  text: EncodedCorpus,
  settings: GloVeOptions,
  options: TrainOptions,
  { signal }: Session,
): Promise<Cooccurrences> {
  const { countCooccurrences } = await import('@firth/glove');
  const { window, symmetric, weighting } = settings.resumeFrom?.settings ?? settings;
  const { threads, memoryLimit, temporaryFolder } = settings;
  const view = await createProgressView(options);
  const began = performance.now();
  const counts = await countCooccurrences(text, {
    ...{ window, symmetric, weighting, threads, memoryLimit, temporaryFolder, signal },
    onProgress: ({ fraction, entries }) =>
      view.step('counting', { fraction, details: formatNumberOf(entries, 'pair') }),
  }).finally(view.end);
  const seconds = (performance.now() - began) / 1000;
  remark(options, `${formatNumberOf(counts.size, 'pair')} of words within ${window}: ${formatSeconds(seconds)}`);
  return counts;
}

async function train(
  counts: Cooccurrences,
  settings: GloVeOptions,
  destination: Destination,
  options: TrainOptions,
  { signal }: Session,
  warnings: Warnings,
): Promise<void> {
  const { saveVocabulary: vocabularyPath, saveCooccurrences: countsPath } = options;
  if (vocabularyPath !== undefined) await saveVocabulary(vocabularyPath, counts.vocabulary);
  const { trainGloVe: trainOn, writeCooccurrences } = await import('@firth/glove');
  if (countsPath !== undefined) {
    const { saveAtomically } = await import('@firth/files');
    await saveAtomically(countsPath, writeCooccurrences(counts, signal));
  }
  const view = await createProgressView(options);
  const trained = await trainOn(counts, { ...settings, signal, onProgress: view.training }).finally(view.end);
  warnings.tell(options);
  const bytes = await writeVectors(trained.vectors, destination, signal);
  await tell(trained, destination, bytes, options, warnings);
}

async function tell(
  { vectors, report }: TrainedGloVe,
  { path, format }: Destination,
  bytes: number,
  options: TrainOptions,
  warnings: Warnings,
): Promise<void> {
  const { vocabulary, dimensions } = vectors;
  remark(options, `glove: ${describeTraining(report, 4)}`);
  remark(options, `${path}: ${formatNumberOf(vocabulary.size, 'word')} × ${dimensions}, ${formatBytes(bytes)}`);
  if (!options.json) return;
  const document = { output: path, format, bytes, count: vocabulary.size, dims: dimensions, ...report };
  await present(options, { ...document, warnings: warnings.all }, () => []);
}

/** Bytes of a count as it is trained on; of its pair and number as counted; of the runtime with its code. */
const recordBytes = 8;
const countBytes = 12;
const runtimeBytes = 95e6;

/** Tells what training would take: memory from the sizes of its parts, time from one epoch. */
async function dryRun(counts: Cooccurrences, options: TrainOptions, { signal }: Session): Promise<void> {
  const { trainGloVe: trainOn } = await import('@firth/glove');
  const { vocabulary, size } = counts;
  const { dimensions, epochs } = options;
  const { report } = await trainOn(counts, { ...toGloVeOptions(options), epochs: 1, signal });
  const { threads, wordsPerSecond } = report;
  const seconds = report.seconds * epochs;
  const rows = 2 * vocabulary.size * (8 * (dimensions + 2) + 4 * dimensions);
  const memory = runtimeBytes + rows + size * (recordBytes + countBytes);
  await present(
    options,
    {
      words: counts.words,
      pairs: size,
      count: vocabulary.size,
      dims: dimensions,
      memory,
      seconds,
      wordsPerSecond,
      threads,
    },
    () => [
      `memory  about ${formatBytes(memory)}`,
      `time    about ${formatSeconds(seconds)}, at ${formatSpeed(wordsPerSecond)} with ${formatNumberOf(threads, 'thread')}`,
    ],
  );
}
