import type { ModelSettings } from '@firth/training';
import type { Loss, Word2VecOptions } from '@firth/word2vec';
import { type Command, Option } from 'commander';
import { usageError } from '../failure.ts';
import type { SavedOptions } from './checkpoint.ts';
import { aboveZero, atLeastZero, decimalNumber, wholeNumber } from './number.ts';
import { seedOption } from './seed.ts';
import { threadsOption } from './threads.ts';

/** How a model of the word2vec family is to train, as the command line says it. */
export interface ModelOptions {
  readonly architecture: 'skip-gram' | 'cbow';
  readonly loss: Loss['type'];
  readonly negatives?: number;
  readonly noiseExponent?: number;
  readonly dimensions: number;
  readonly window: number;
  readonly windowShape: 'dynamic' | 'fixed';
  readonly minCount: number;
  readonly maxVocabulary?: number;
  readonly subsample: number;
  readonly epochs: number;
  readonly learningRate?: number;
  readonly minLearningRate?: number;
  readonly threads?: number;
  readonly seed: number;
  readonly deterministic?: boolean;
}

/** How word2vec is to train. */
export interface TrainingOptions extends ModelOptions {
  readonly cbowInput?: 'mean' | 'sum';
  readonly negativeSharing?: 'window' | 'pair';
}

/** Where trainers differ: numbers, and what help says of those that the trainer itself fills in. */
export interface ModelDefaults {
  readonly subsample: number;
  readonly noiseExponent: string;
  readonly learningRate: string;
  readonly minLearningRate: string;
}

/** Adds the options of word2vec's training to `command`. */
export function addTrainingOptions(command: Command): Command {
  const defaults: ModelDefaults = {
    subsample: 1e-3,
    noiseExponent: '0.75',
    learningRate: '0.025, for cbow 0.05',
    minLearningRate: 'a ten-thousandth of that',
  };
  return addModelOptions(command, defaults)
    .addOption(
      new Option('--negative-sharing <scope>', 'who shares one draw of noise (default: window, the faster)').choices([
        'window',
        'pair',
      ]),
    )
    .addOption(
      new Option('--cbow-input <how>', 'how cbow puts a window together (default: mean)').choices(['mean', 'sum']),
    );
}

/** Adds the options that the trainers of the word2vec family share to `command`. */
export function addModelOptions(command: Command, defaults: ModelDefaults): Command {
  return command
    .option('-d, --dimensions <number>', 'numbers in a vector', wholeNumber(1, 65_536), 100)
    .option('-w, --window <words>', 'how far a neighbor may be', wholeNumber(1, 10_000), 5)
    .addOption(
      new Option('--window-shape <shape>', 'dynamic: the reach of each window is drawn; fixed: always all of it')
        .choices(['dynamic', 'fixed'])
        .default('dynamic'),
    )
    .addOption(
      new Option('--architecture <name>', 'what predicts: each word, or its whole window')
        .choices(['skip-gram', 'cbow'])
        .default('skip-gram'),
    )
    .addOption(
      new Option('--loss <name>', 'how the output side learns')
        .choices(['negative-sampling', 'hierarchical-softmax', 'softmax'])
        .default('negative-sampling'),
    )
    .option('--negatives <number>', 'noise words for each seen one (default: 5)', wholeNumber(1, 10_000))
    .option(
      '--noise-exponent <number>',
      `noise is drawn by count to this power (default: ${defaults.noiseExponent})`,
      decimalNumber(),
    )
    .option(
      '--subsample <number>',
      'thin out words more frequent than this part of the text; 0: none',
      atLeastZero,
      defaults.subsample,
    )
    .option('-e, --epochs <number>', 'how often to read the text', wholeNumber(1, 100_000), 5)
    .option('--learning-rate <number>', `at the start (default: ${defaults.learningRate})`, aboveZero)
    .option('--min-learning-rate <number>', `at the end (default: ${defaults.minLearningRate})`, atLeastZero)
    .option(...threadsOption)
    .option(...seedOption('other vectors'))
    .option('--deterministic', 'the same seed gives the same vectors for any number of threads; slower');
}

/**
 * Returns the options of `trainWord2Vec` that `options` stand for.
 *
 * @throws FirthError `BAD_OPTION` for options of a mode that is not asked for
 */
export function toWord2VecOptions(options: TrainingOptions): Word2VecOptions {
  return { ...toModelOptions(options), cbowInput: cbowInputOf(options), negativeSharing: negativeSharingOf(options) };
}

/**
 * Returns what `options` stand for in every trainer of the word2vec family.
 *
 * @throws FirthError `BAD_OPTION` for options of a loss that is not asked for
 */
export function toModelOptions(options: ModelOptions): Omit<Word2VecOptions, OfWord2Vec> {
  return {
    architecture: options.architecture,
    loss: lossOf(options),
    dimensions: options.dimensions,
    window: options.window,
    windowShape: options.windowShape,
    minCount: options.minCount,
    maxVocabularySize: options.maxVocabulary,
    subsample: options.subsample,
    epochs: options.epochs,
    learningRate: options.learningRate,
    minLearningRate: options.minLearningRate,
    threads: options.threads,
    seed: options.seed,
    deterministic: options.deterministic,
  };
}

/** Returns the options that stand for `settings`, all but the threads: the reverse of {@link toModelOptions}. */
export function fromModelSettings(settings: ModelSettings): SavedOptions<ModelOptions> {
  const { dimensions, window, windowShape, minCount, subsample, epochs, seed } = settings;
  const { learningRate, minLearningRate, deterministic, loss, negatives, noiseExponent } = settings;
  return {
    architecture: settings.architecture === 'skip-gram' ? 'skip-gram' : 'cbow',
    ...{ dimensions, window, windowShape, minCount, subsample, epochs, seed, learningRate, minLearningRate },
    ...{ deterministic, loss, maxVocabulary: settings.maxVocabularySize },
    ...(loss === 'negative-sampling' && { negatives, noiseExponent }),
  };
}

/** Returns the options that stand for the `settings` of word2vec: the reverse of {@link toWord2VecOptions}. */
export function fromWord2VecSettings(settings: ModelSettings): SavedOptions<TrainingOptions> {
  const { architecture, loss, negativeSharing } = settings;
  return {
    ...fromModelSettings(settings),
    ...(loss === 'negative-sampling' && { negativeSharing }),
    ...(architecture !== 'skip-gram' && { cbowInput: architecture === 'cbow-sum' ? 'sum' : 'mean' }),
  };
}

/** Options that are word2vec's alone, or of another type in another trainer. */
type OfWord2Vec = 'cbowInput' | 'negativeSharing' | 'onCheckpoint' | 'resumeFrom' | 'startFrom';

function cbowInputOf({ architecture, cbowInput }: TrainingOptions): TrainingOptions['cbowInput'] {
  if (cbowInput !== undefined && architecture !== 'cbow') throw usageError('--cbow-input needs --architecture cbow');
  return cbowInput;
}

function negativeSharingOf({ loss, negativeSharing }: TrainingOptions): TrainingOptions['negativeSharing'] {
  refuseNoise(loss, { '--negative-sharing': negativeSharing });
  return negativeSharing;
}

function lossOf({ loss, negatives, noiseExponent }: ModelOptions): Loss {
  refuseNoise(loss, { '--negatives': negatives, '--noise-exponent': noiseExponent });
  return loss === 'negative-sampling' ? { type: loss, negatives, exponent: noiseExponent } : { type: loss };
}

/** @throws FirthError `BAD_OPTION` for options of noise with a loss that draws none */
function refuseNoise(loss: Loss['type'], options: Readonly<Record<string, unknown>>): void {
  if (loss === 'negative-sampling') return;
  for (const [flag, value] of Object.entries(options)) {
    if (value !== undefined) throw usageError(`${flag} needs --loss negative-sampling: ${loss} draws no noise`);
  }
}
