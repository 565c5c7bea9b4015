import type { WritableVectorFormat } from '@firth/formats';
import type { Cooccurrences, GloVeCheckpoint, GloVeOptions } from '@firth/glove';
import type { Command } from 'commander';
import {
  addCheckpointOptions,
  type CheckpointFormat,
  type CheckpointOptions,
  openCheckpoint,
} from '../options/checkpoint.ts';
import { addVocabularyOptions, inputOption } from '../options/corpus.ts';
import { checkDestination, type Destination, outputFormatOption } from '../options/destination.ts';
import { addGloVeOptions, fromGloVeSettings, type GloVeFlags, toGloVeOptions } from '../options/glove.ts';
import { addOutputOptions } from '../output.ts';
import type { Session } from '../session.ts';
import { describeTraining } from '../training/describe-training.ts';
import { dryRunGloVe } from '../training/dry-run-glove.ts';
import { type CooccurrenceSource, openCooccurrences } from '../training/open-cooccurrences.ts';
import { saveVectors } from '../training/save-vectors.ts';
import { watchTraining } from '../training/watch-training.ts';
import { saveVocabulary } from '../vocabulary-text.ts';
import { createWarnings, type Warnings } from '../warnings.ts';

interface TrainOptions extends GloVeFlags, CheckpointOptions, CooccurrenceSource {
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
  addOutputOptions(command).action((options: TrainOptions) => trainGloVe(options, command, session));
}

async function trainGloVe(said: TrainOptions, command: Command, session: Session): Promise<void> {
  const { options, checkpoints } = await openCheckpoint(said, command, checkpointFormat, session);
  const settings = { ...toGloVeOptions(options), ...checkpoints };
  const destination = options.dryRun
    ? undefined
    : await checkDestination(options, 'vectors.txt', [options.saveVocabulary, options.saveCooccurrences]);
  const warnings = createWarnings();
  const counts = await openCooccurrences(options, settings, session, warnings);
  try {
    if (destination) await train(counts, settings, destination, options, session, warnings);
    else await dryRunGloVe(counts, options, session);
  } finally {
    await counts.close();
  }
}

async function checkpointFormat(): Promise<CheckpointFormat<GloVeCheckpoint, GloVeFlags>> {
  const { readGloVeCheckpoint, writeGloVeCheckpoint } = await import('@firth/glove');
  const optionsOf = ({ settings }: GloVeCheckpoint) => fromGloVeSettings(settings);
  return { read: readGloVeCheckpoint, write: writeGloVeCheckpoint, optionsOf };
}

async function train(
  counts: Cooccurrences,
  settings: GloVeOptions,
  destination: Destination,
  options: TrainOptions,
  session: Session,
  warnings: Warnings,
): Promise<void> {
  const { saveVocabulary: vocabularyPath, saveCooccurrences: countsPath } = options;
  if (vocabularyPath !== undefined) await saveVocabulary(vocabularyPath, counts.vocabulary);
  const glove = await import('@firth/glove');
  if (countsPath !== undefined) {
    const { saveAtomically } = await import('@firth/files');
    await saveAtomically(countsPath, glove.writeCooccurrences(counts, session.signal));
  }
  const { vectors, report } = await watchTraining(options, session, warnings, (watch) =>
    glove.trainGloVe(counts, { ...settings, ...watch }),
  );
  const summary = `glove: ${describeTraining(report, 4)}`;
  await saveVectors({ vectors, report, summary, settings: {} }, destination, options, session, warnings);
}
