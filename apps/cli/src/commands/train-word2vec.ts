import type { TokenStream } from '@firth/core';
import type { EncodedCorpus } from '@firth/corpus';
import type { WritableVectorFormat } from '@firth/formats';
import type { StartVectors, Word2VecCheckpoint } from '@firth/word2vec';
import type { Command } from 'commander';
import type { TrialReport } from '../dry-run.ts';
import {
  addCheckpointOptions,
  type CheckpointFormat,
  type CheckpointOptions,
  openCheckpoint,
} from '../options/checkpoint.ts';
import { addCorpusOptions, type CorpusOptions } from '../options/corpus.ts';
import { checkDestination, outputFormatOption } from '../options/destination.ts';
import { openTokenizerOf, tokenizerFiles } from '../options/tokenizer.ts';
import {
  addTrainingOptions,
  fromWord2VecSettings,
  type TrainingOptions,
  toWord2VecOptions,
} from '../options/training.ts';
import { addOutputOptions, type OutputOptions, remark } from '../output.ts';
import type { Session } from '../session.ts';
import { formatCount, formatNumberOf } from '../terminal/numbers.ts';
import { createProgressView } from '../terminal/progress-view.ts';
import { describeTraining } from '../training/describe-training.ts';
import { readTrainingText } from '../training/read-training-text.ts';
import { saveVectors } from '../training/save-vectors.ts';
import { watchTraining } from '../training/watch-training.ts';
import { saveVocabulary } from '../vocabulary-text.ts';
import { createWarnings, type Warnings } from '../warnings.ts';

interface TrainOptions extends TrainingOptions, CheckpointOptions, CorpusOptions, OutputOptions {
  readonly output?: string;
  readonly format?: WritableVectorFormat;
  readonly saveVocabulary?: string;
  readonly tokenizer?: string;
  readonly startFrom?: string;
  readonly dryRun?: boolean;
}

/** Adds `firth train word2vec`: a text to vectors. */
export function addTrainWord2Vec(train: Command, session: Session): void {
  const command = train
    .command('word2vec')
    .description('train word vectors of a text (Mikolov et al. 2013)')
    .option('-o, --output <file>', 'where to write the vectors; - writes stdout');
  addCorpusOptions(command, 5);
  addCheckpointOptions(addTrainingOptions(command))
    .addOption(outputFormatOption('--format <format>'))
    .option('--save-vocabulary <file>', 'also write the words and their counts')
    .option(
      '--tokenizer <file>',
      `train on the tokens of a tokenizer, all of its vocabulary: ${tokenizerFiles}; --min-count and --max-vocabulary are of words`,
    )
    .option(
      '--start-from <file>',
      'begin with these vectors, of as many dimensions: words that the text lacks keep theirs, new ones begin at random',
    )
    .option('--dry-run', 'tell what memory and time it would take, and write nothing')
    .addHelpText(
      'after',
      '\nThe flags of word2vec.c (-train -output -size …) and of fastText (-input -output -dim …) do as well.\n\n' +
        'Example:\n  $ firth train word2vec --input corpus.txt.gz --output vectors.bin --dimensions 200',
    );
  addOutputOptions(command).action((options: TrainOptions) => trainWord2Vec(options, command, session));
}

async function trainWord2Vec(said: TrainOptions, command: Command, session: Session): Promise<void> {
  const { options, checkpoints } = await openCheckpoint(said, command, checkpointFormat, session);
  const warnings = createWarnings();
  const startFrom = options.startFrom === undefined ? undefined : await readStart(options.startFrom, session, warnings);
  const settings = { ...toWord2VecOptions(options), ...checkpoints, startFrom };
  const destination = options.dryRun
    ? undefined
    : await checkDestination(options, 'vectors.bin', [options.saveVocabulary]);
  const text = await readText(options, session, warnings);
  const { signal } = session;
  const word2vec = await import('@firth/word2vec');
  if (!destination) {
    const { dryRun } = await import('../dry-run.ts');
    const train = async (sample: TokenStream): Promise<TrialReport> =>
      (await word2vec.trainWord2Vec(sample, { ...settings, epochs: 1, signal })).report;
    return dryRun(text, { ...options, train }, options);
  }

  const { vectors, report } = await watchTraining(options, session, warnings, (watch) =>
    word2vec.trainWord2Vec(text, { ...settings, ...watch }),
  );
  if (options.saveVocabulary !== undefined) await saveVocabulary(options.saveVocabulary, text.vocabulary);
  const { architecture, loss } = options;
  const summary = `${architecture} with ${loss}: ${describeTraining(report)}`;
  await saveVectors(
    { vectors, report, summary, settings: { architecture, loss } },
    destination,
    options,
    session,
    warnings,
  );
}

async function readStart(path: string, { signal }: Session, { add: onWarning }: Warnings): Promise<StartVectors> {
  const { readAnyVectors } = await import('../read-any-vectors.ts');
  return { vectors: await readAnyVectors(path, { signal, onWarning }) };
}

async function checkpointFormat(): Promise<CheckpointFormat<Word2VecCheckpoint, TrainingOptions>> {
  const { readWord2VecCheckpoint, writeWord2VecCheckpoint } = await import('@firth/word2vec');
  const optionsOf = ({ settings }: Word2VecCheckpoint) => fromWord2VecSettings(settings);
  return { read: readWord2VecCheckpoint, write: writeWord2VecCheckpoint, optionsOf };
}

async function readText(options: TrainOptions, session: Session, warnings: Warnings): Promise<EncodedCorpus> {
  if (options.tokenizer !== undefined) return readTokens(options.tokenizer, options, session);
  return readTrainingText(options, session, warnings);
}

async function readTokens(path: string, options: TrainOptions, session: Session): Promise<EncodedCorpus> {
  const { encodeWithTokenizer } = await import('../tokenizer/encode-with-tokenizer.ts');
  const tokenizer = await openTokenizerOf(path, options, session);
  const view = await createProgressView(options);
  const { input } = options;
  const text = await encodeWithTokenizer(input, tokenizer, session, view).finally(view.end);
  const kinds = `${formatCount(text.vocabulary.size)} in the vocabulary of ${path}`;
  remark(options, `${input === '-' ? 'stdin' : input}: ${formatNumberOf(text.tokens, 'token')}, ${kinds}`);
  return text;
}
