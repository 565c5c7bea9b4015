import type { TrainedFloret } from '@firth/fasttext';
import type { Command } from 'commander';
import { countBytes } from '../count-bytes.ts';
import { usageError } from '../failure.ts';
import { checkWritable } from '../options/destination.ts';
import { wholeNumber } from '../options/number.ts';
import { addSubwordOptions, openSubwordTraining, type SubwordTraining } from '../options/subwords.ts';
import { addOutputOptions, present, remark } from '../output.ts';
import type { Session } from '../session.ts';
import { formatBytes, formatNumberOf } from '../terminal/numbers.ts';
import { describeTraining } from '../training/describe-training.ts';
import { readTrainingText } from '../training/read-training-text.ts';
import { watchTraining } from '../training/watch-training.ts';
import { createWarnings, type Warnings } from '../warnings.ts';

interface TrainOptions extends SubwordTraining {
  readonly output: string;
}

/** Adds `firth train floret`: a text to one small table of vectors that words and their n-grams share. */
export function addTrainFloret(train: Command, session: Session): void {
  const command = train
    .command('floret')
    .description('train fastText vectors in the compact table of floret, which spaCy reads')
    .requiredOption('-o, --output <file>', 'where to write the table: .floret, or .floret.gz packed');
  addSubwordOptions(command, 'rows of the table (default: 50000)')
    .option(
      '--hash-count <number>',
      'rows that a word or an n-gram is the sum of, 1 to 4 (default: 2)',
      wholeNumber(1, 4),
    )
    .addHelpText(
      'after',
      '\nExample:\n  $ firth train floret --input corpus.txt.gz --output vectors.floret\n' +
        '  $ spacy init vectors en vectors.floret vectors_folder --mode floret',
    );
  addOutputOptions(command).action((options: TrainOptions) => trainFloret(options, command, session));
}

async function trainFloret(said: TrainOptions, command: Command, session: Session): Promise<void> {
  const { options, settings } = await openSubwordTraining(said, command, session);
  const { output, hashCount } = options;
  if (!/\.floret(\.gz)?$/.test(output)) throw usageError('let the output end in .floret, or in .floret.gz');
  await checkWritable(output);
  const warnings = createWarnings();
  const text = await readTrainingText(options, session, warnings);
  const fasttext = await import('@firth/fasttext');
  const trained = await watchTraining(options, session, warnings, (watch) =>
    fasttext.trainFloret(text, { ...settings, hashCount, ...watch }),
  );
  const { saveAtomically } = await import('@firth/files');
  const counted = countBytes(fasttext.writeFloretTable(trained.table), session.signal);
  await saveAtomically(output, counted.chunks, { gzip: output.endsWith('.gz') });
  await tell(trained, counted.bytes, options, warnings);
}

async function tell(
  { table: { matrix, settings }, report }: TrainedFloret,
  bytes: number,
  options: TrainOptions,
  warnings: Warnings,
): Promise<void> {
  const { output, architecture, loss } = options;
  remark(options, `${architecture} with ${loss}: ${describeTraining(report)}`);
  remark(options, `${output}: ${formatNumberOf(matrix.rows, 'row')} × ${matrix.columns}, ${formatBytes(bytes)}`);
  if (!options.json) return;
  const document = { output, format: 'floret', bytes, buckets: matrix.rows, dims: matrix.columns, ...settings };
  await present(options, { ...document, architecture, loss, ...report, warnings: warnings.all }, () => []);
}
