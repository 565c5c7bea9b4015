import type {
  ClassifierCheckpoint,
  ClassifierLoss,
  ClassifierOptions,
  ClassifierReport,
  TrainedModel,
} from '@firth/fasttext';
import { type Command, Option } from 'commander';
import { usageError } from '../failure.ts';
import {
  addCheckpointOptions,
  type CheckpointFormat,
  type CheckpointOptions,
  openCheckpoint,
  type SavedOptions,
} from '../options/checkpoint.ts';
import { readCorpus } from '../options/corpus.ts';
import { checkWritable } from '../options/destination.ts';
import { aboveZero, wholeNumber } from '../options/number.ts';
import { seedOption } from '../options/seed.ts';
import { threadsOption } from '../options/threads.ts';
import { addTuningOptions, type TuningOptions } from '../options/tuning.ts';
import { addOutputOptions, type OutputOptions, present, remark } from '../output.ts';
import { saveFastTextModel } from '../save-fasttext-model.ts';
import type { Session } from '../session.ts';
import { formatBytes, formatCount, formatNumberOf, formatSeconds, formatSpeed } from '../terminal/numbers.ts';
import { watchTraining } from '../training/watch-training.ts';
import { createWarnings } from '../warnings.ts';

export interface TrainOptions extends CheckpointOptions, OutputOptions, TuningOptions {
  readonly input: string;
  readonly output?: string;
  readonly loss: ClassifierLoss['type'];
  readonly negatives?: number;
  readonly dimensions: number;
  readonly wordNgrams: number;
  readonly minGram: number;
  readonly maxGram: number;
  readonly buckets?: number;
  readonly minCount: number;
  readonly minLabelCount: number;
  readonly labelPrefix?: string;
  readonly epochs: number;
  readonly learningRate: number;
  readonly threads?: number;
  readonly seed: number;
  readonly deterministic?: boolean;
  readonly pretrained?: string;
  readonly strict?: boolean;
}

/** Adds `firth train classifier`: lines with labels to a model that labels lines. */
export function addTrainClassifier(train: Command, session: Session): void {
  const command = train
    .command('classifier')
    .description('train a classifier of lines of text, as fastText’s supervised does (Joulin et al. 2016)')
    .requiredOption('-i, --input <file>', 'lines of words and labels like __label__cat, gzip too; - reads stdin')
    .option('-o, --output <file>', 'where to write the model, .bin')
    .addOption(
      new Option('--loss <name>', 'how labels learn; one-vs-all is for lines with several')
        .choices(['softmax', 'one-vs-all', 'hierarchical-softmax', 'negative-sampling'])
        .default('softmax'),
    )
    .option('--negatives <number>', 'other labels for each seen one (default: 5)', wholeNumber(1, 10_000))
    .option('-d, --dimensions <number>', 'numbers in a vector', wholeNumber(1, 65_536), 100)
    .option('--word-ngrams <words>', 'the longest run of words that has a vector', wholeNumber(1, 100), 1)
    .option('--min-gram <characters>', 'the shortest piece of a word that has a vector', wholeNumber(0, 1000), 0)
    .option('--max-gram <characters>', 'the longest; 0: none', wholeNumber(0, 1000), 0)
    .option('--buckets <number>', 'rows that runs and pieces are hashed into (default: 2000000)', wholeNumber(1))
    .option('--min-count <number>', 'words that occur less often have no vector', wholeNumber(0), 1)
    .option('--min-label-count <number>', 'labels that occur less often are not learned', wholeNumber(0), 0)
    .option('--label-prefix <text>', 'what labels begin with (default: __label__)')
    .option('-e, --epochs <number>', 'how often to read the text', wholeNumber(1, 100_000), 5)
    .option('--learning-rate <number>', 'at the start', aboveZero, 0.1)
    .option(...threadsOption)
    .option(...seedOption('another model'))
    .option('--deterministic', 'the same seed gives the same model on any machine; one thread')
    .option('--pretrained <vectors>', 'begin with these word vectors')
    .option('--strict', 'treat suspicious content of the text as an error');
  addTuningOptions(addCheckpointOptions(command)).addHelpText(
    'after',
    '\nfastText’s order and flags do as well: firth supervised -input cooking.train -output cooking.\n\n' +
      'Example:\n  $ firth train classifier --input cooking.train --output cooking.bin --word-ngrams 2 --learning-rate 0.5',
  );
  addOutputOptions(command).action((options: TrainOptions) => {
    const isGiven = (name: string): boolean => command.getOptionValueSource(name) !== 'default';
    return options.validation === undefined
      ? trainClassifier(options, command, session)
      : tune(options, isGiven, session);
  });
}

async function trainClassifier(said: TrainOptions, command: Command, session: Session): Promise<void> {
  const output = await checkOutput(said);
  const { options, checkpoints } = await openCheckpoint(said, command, checkpointFormat, session);
  const settings = { ...(await toClassifierOptions(options, session)), ...checkpoints };
  const warnings = createWarnings();
  const { encodeCorpus } = await import('@firth/corpus');
  const text = await readCorpus({ ...options, minCount: 1 }, session, warnings, encodeCorpus);
  remark(options, `${options.input === '-' ? 'stdin' : options.input}: ${formatNumberOf(text.words, 'word')}`);

  const { trainClassifier } = await import('@firth/fasttext');
  const { model, report } = await watchTraining(options, session, warnings, (watch) =>
    trainClassifier(text, { ...settings, ...watch }),
  );
  const bytes = await saveFastTextModel(output, model, session.signal);
  tell(model, report, output, bytes, options);
  const { words, labels } = model.dictionary;
  const counts = { count: words.size, labels: labels.size, dims: model.settings.dimensions };
  await present(options, { output, bytes, ...counts, loss: options.loss, ...report, warnings: warnings.all }, () => []);
}

/** Searches the settings that are not given. */
async function tune(options: TrainOptions, isGiven: (name: string) => boolean, session: Session): Promise<void> {
  if (options.checkpoint !== undefined)
    throw usageError('a search keeps no checkpoint: leave out --checkpoint or --validation');
  const output = await checkOutput(options);
  const settings = await toClassifierOptions(options, session);
  const { tuneAndTell } = await import('../tune-classifier.ts');
  const given = Object.entries(settings).filter(([name, value]) => value !== undefined && isGiven(name));
  await tuneAndTell(Object.fromEntries(given), output, options, session);
}

async function toClassifierOptions(options: TrainOptions, { signal }: Session): Promise<ClassifierOptions> {
  const { loss, negatives, dimensions, wordNgrams, minGram, maxGram, buckets, minCount, minLabelCount } = options;
  const { labelPrefix, epochs, learningRate, threads, seed, deterministic, strict, pretrained } = options;
  if (negatives !== undefined && loss !== 'negative-sampling') {
    throw usageError(`--negatives is for --loss negative-sampling, not for ${loss}`);
  }
  const readVectors = async () => {
    const { readAnyVectors } = await import('../read-any-vectors.ts');
    return readAnyVectors(pretrained!, { format: 'auto', signal });
  };
  return {
    ...{ dimensions, wordNgrams, minGram, maxGram, buckets, minCount, minLabelCount, labelPrefix },
    ...{ epochs, learningRate, threads, seed, deterministic, strict },
    loss: loss === 'negative-sampling' ? { type: loss, negatives } : { type: loss },
    pretrainedVectors: pretrained === undefined ? undefined : await readVectors(),
  };
}

async function checkpointFormat(): Promise<CheckpointFormat<ClassifierCheckpoint, TrainOptions>> {
  const { readClassifierCheckpoint, writeClassifierCheckpoint } = await import('@firth/fasttext');
  return { read: readClassifierCheckpoint, write: writeClassifierCheckpoint, optionsOf };
}

/** All but the threads: the reverse of {@link toClassifierOptions}. Where nothing is hashed there are no buckets, whatever was said of them. */
function optionsOf({ settings }: ClassifierCheckpoint): SavedOptions<TrainOptions> {
  const { dimensions, wordNgrams, minGram, maxGram, minCount, minLabelCount, labelPrefix } = settings;
  const { loss, negatives, buckets, epochs, learningRate, seed, deterministic } = settings;
  return {
    ...{ dimensions, wordNgrams, minGram, maxGram, minCount, minLabelCount, labelPrefix },
    ...{ loss, epochs, learningRate, seed, deterministic },
    ...(buckets > 0 && { buckets }),
    ...(loss === 'negative-sampling' && { negatives }),
  };
}

/** Finds out before any work whether its result can be kept. */
async function checkOutput({ output, mostBytes }: TrainOptions): Promise<string> {
  if (output === undefined) throw usageError('name where to write the model: --output model.bin');
  if (output === '-') throw usageError('a model is written to a file: --output model.bin');
  const path = /\.(bin|ftz)(\.gz)?$/.test(output) ? output : `${output}.${mostBytes === undefined ? 'bin' : 'ftz'}`;
  await checkWritable(path);
  return path;
}

function tell(
  { dictionary, settings }: TrainedModel,
  report: ClassifierReport,
  output: string,
  bytes: number,
  options: TrainOptions,
): void {
  const pace = `${formatSpeed(report.wordsPerSecond)}, ${formatNumberOf(report.threads, 'thread')}`;
  const loss = report.epochLosses.at(-1)!.toFixed(3);
  remark(options, `classifier with ${options.loss}: ${formatSeconds(report.seconds)}, ${pace}, loss ${loss}`);
  const { words, labels } = dictionary;
  const rows = `${formatNumberOf(labels.size, 'label')}, ${formatNumberOf(words.size, 'word')}`;
  const buckets = settings.buckets > 0 ? ` and ${formatCount(settings.buckets)} buckets` : '';
  remark(options, `${output}: ${rows}${buckets} × ${settings.dimensions}, ${formatBytes(bytes)}`);
}
