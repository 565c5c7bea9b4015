import type { Loss, Word2VecOptions } from '@firth/word2vec';
import { type Command, Option } from 'commander';
import { usageError } from '../failure.ts';
import { decimalNumber, wholeNumber } from './number.ts';

/** How word2vec is to train, as the command line says it. */
export interface TrainingOptions {
  readonly architecture: 'skip-gram' | 'cbow';
  readonly cbowInput?: 'mean' | 'sum';
  readonly loss: Loss['type'];
  readonly negatives?: number;
  readonly noiseExponent?: number;
  readonly negativeSharing?: 'window' | 'pair';
  readonly dimensions: number;
  readonly window: number;
  readonly windowShape: 'dynamic' | 'fixed';
  readonly subsample: number;
  readonly epochs: number;
  readonly learningRate?: number;
  readonly minLearningRate?: number;
  readonly threads?: number;
  readonly seed: number;
  readonly deterministic?: boolean;
}

const aboveZero = decimalNumber(' above 0', (value) => value > 0);
const atLeastZero = decimalNumber(' of 0 or more', (value) => value >= 0);

/** Adds the options of word2vec's training to `command`. */
export function addTrainingOptions(command: Command): Command {
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
      new Option('--cbow-input <how>', 'how cbow puts a window together (default: mean)').choices(['mean', 'sum']),
    )
    .addOption(
      new Option('--loss <name>', 'how the output side learns')
        .choices(['negative-sampling', 'hierarchical-softmax', 'softmax'])
        .default('negative-sampling'),
    )
    .option('--negatives <number>', 'noise words for each seen one (default: 5)', wholeNumber(1, 10_000))
    .option('--noise-exponent <number>', 'noise is drawn by count to this power (default: 0.75)', decimalNumber())
    .addOption(
      new Option('--negative-sharing <scope>', 'who shares one draw of noise (default: window, the faster)').choices([
        'window',
        'pair',
      ]),
    )
    .option(
      '--subsample <number>',
      'thin out words more frequent than this part of the text; 0: none',
      atLeastZero,
      1e-3,
    )
    .option('-e, --epochs <number>', 'how often to read the text', wholeNumber(1, 100_000), 5)
    .option('--learning-rate <number>', 'at the start (default: 0.025, for cbow 0.05)', aboveZero)
    .option('--min-learning-rate <number>', 'at the end (default: a ten-thousandth of that)', atLeastZero)
    .option('--threads <number>', 'worker threads (default: one a processor)', wholeNumber(1, 1024))
    .option('--seed <number>', 'another seed gives other vectors', wholeNumber(0, 2 ** 32 - 1), 1)
    .option('--deterministic', 'the same seed gives the same vectors for any number of threads; slower');
}

/**
 * Returns the options of `trainWord2Vec` that `options` stand for.
 *
 * @throws FirthError `BAD_OPTION` for options of a mode that is not asked for
 */
export function toWord2VecOptions(options: TrainingOptions): Word2VecOptions {
  return {
    architecture: options.architecture,
    cbowInput: cbowInputOf(options),
    loss: lossOf(options),
    negativeSharing: options.negativeSharing,
    dimensions: options.dimensions,
    window: options.window,
    windowShape: options.windowShape,
    subsample: options.subsample,
    epochs: options.epochs,
    learningRate: options.learningRate,
    minLearningRate: options.minLearningRate,
    threads: options.threads,
    seed: options.seed,
    deterministic: options.deterministic,
  };
}

function cbowInputOf({ architecture, cbowInput }: TrainingOptions): TrainingOptions['cbowInput'] {
  if (cbowInput !== undefined && architecture !== 'cbow') throw usageError('--cbow-input needs --architecture cbow');
  return cbowInput;
}

function lossOf({ loss, negatives, noiseExponent, negativeSharing }: TrainingOptions): Loss {
  if (loss === 'negative-sampling') return { type: loss, negatives, exponent: noiseExponent };
  const noise = { '--negatives': negatives, '--noise-exponent': noiseExponent, '--negative-sharing': negativeSharing };
  for (const [flag, value] of Object.entries(noise)) {
    if (value !== undefined) throw usageError(`${flag} needs --loss negative-sampling: ${loss} draws no noise`);
  }
  return { type: loss };
}
