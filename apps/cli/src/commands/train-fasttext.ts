import type { TokenStream } from '@firth/core';
import type { TrainedFastText } from '@firth/fasttext';
import type { Command } from 'commander';
import type { TrialReport } from '../dry-run.ts';
import { usageError } from '../failure.ts';
import { checkWritable } from '../options/destination.ts';
import { type ModelFile, modelFilesOf, writeModelFile } from '../options/model-files.ts';
import { addSubwordOptions, openSubwordTraining, type SubwordTraining } from '../options/subwords.ts';
import { addOutputOptions, present, remark } from '../output.ts';
import type { Session } from '../session.ts';
import { formatBytes, formatCount, formatNumberOf } from '../terminal/numbers.ts';
import { describeTraining } from '../training/describe-training.ts';
import { readTrainingText } from '../training/read-training-text.ts';
import { watchTraining } from '../training/watch-training.ts';
import { createWarnings, type Warnings } from '../warnings.ts';

interface TrainOptions extends SubwordTraining {
  readonly output?: string;
  readonly dryRun?: boolean;
}

/** Adds `firth train fasttext`: a text to vectors of its words and of their n-grams. */
export function addTrainFastText(train: Command, session: Session): void {
  const command = train
    .command('fasttext')
    .description('train vectors of words and of their character n-grams (Bojanowski et al. 2017)')
    .option(
      '-o, --output <file>',
      'where to write: .bin the model, .vec or .txt the vectors of its words (each with .gz packed), without ending both',
    );
  addSubwordOptions(command, 'rows that n-grams share (default: 2000000)')
    .option('--dry-run', 'tell what memory and time it would take, and write nothing')
    .addHelpText(
      'after',
      '\nThe flags of fastText (-input -output -dim -ws -minn …) do as well.\n\n' +
        'Example:\n  $ firth train fasttext --input corpus.txt.gz --output model.bin',
    );
  addOutputOptions(command).action((options: TrainOptions) => trainFastText(options, command, session));
}

async function trainFastText(said: TrainOptions, command: Command, session: Session): Promise<void> {
  const { options, settings } = await openSubwordTraining(said, command, session);
  const files = await checkFiles(options);
  const warnings = createWarnings();
  const text = await readTrainingText(options, session, warnings);
  const { signal } = session;
  const fasttext = await import('@firth/fasttext');
  if (files.length === 0) {
    const { dryRun } = await import('../dry-run.ts');
    const train = async (sample: TokenStream): Promise<TrialReport> =>
      (await fasttext.trainFastText(sample, { ...settings, epochs: 1, signal })).report;
    return dryRun(text, { ...options, train }, options);
  }

  const trained = await watchTraining(options, session, warnings, (watch) =>
    fasttext.trainFastText(text, { ...settings, ...watch }),
  );
  const written: WrittenFile[] = [];
  for (const file of files) written.push({ ...file, bytes: await writeModelFile(trained, file, signal) });
  await tell(trained, written, options, warnings);
}

/** Finds out before any work whether its result can be kept. Returns nothing where there is to be none. */
async function checkFiles({ dryRun, output }: TrainOptions): Promise<readonly ModelFile[]> {
  if (dryRun) return [];
  if (output === undefined) throw usageError('name where to write the model: --output model.bin');
  const files = modelFilesOf(output);
  for (const { path } of files) await checkWritable(path);
  return files;
}

interface WrittenFile extends ModelFile {
  readonly bytes: number;
}

async function tell(
  { model, report }: TrainedFastText,
  files: readonly WrittenFile[],
  options: TrainOptions,
  warnings: Warnings,
): Promise<void> {
  const { dimensions, buckets } = model.settings;
  const { words } = model.dictionary;
  const { architecture, loss } = options;
  remark(options, `${architecture} with ${loss}: ${describeTraining(report)}`);
  for (const { path, format, bytes } of files) {
    const rows = `${formatNumberOf(words.size, 'word')}${format === 'fasttext-bin' ? ` and ${formatCount(buckets)} buckets` : ''}`;
    remark(options, `${path}: ${rows} × ${dimensions}, ${formatBytes(bytes)}`);
  }
  if (!options.json) return;
  const document = { files, count: words.size, buckets, dims: dimensions, architecture, loss, ...report };
  await present(options, { ...document, warnings: warnings.all }, () => []);
}
