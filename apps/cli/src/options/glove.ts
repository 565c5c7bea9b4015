import type { GloVeCheckpoint, GloVeOptions } from '@firth/glove';
import { type Command, Option } from 'commander';
import type { SavedOptions } from './checkpoint.ts';
import { aboveZero, atLeastZero, wholeNumber } from './number.ts';
import { seedOption } from './seed.ts';
import { threadsOption } from './threads.ts';

/** How GloVe is to count and to train, as the command line says it. */
export interface GloVeFlags {
  readonly dimensions: number;
  readonly window: number;
  readonly oneSided?: boolean;
  readonly minCount: number;
  readonly maxVocabulary?: number;
  readonly weighting: 'distance' | 'flat';
  readonly memoryLimit?: number;
  readonly temporaryFolder?: string;
  readonly xMax: number;
  readonly exponent: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly gradientClip: number;
  readonly vectorsOf: 'sum' | 'word' | 'context';
  readonly threads?: number;
  readonly seed: number;
  readonly deterministic?: boolean;
}

/** Adds the options of GloVe's counting and training to `command`. */
export function addGloVeOptions(command: Command): Command {
  return command
    .option('-d, --dimensions <number>', 'numbers in a vector', wholeNumber(1, 65_536), 100)
    .option('-w, --window <words>', 'how far a neighbor may be', wholeNumber(1, 10_000), 10)
    .option('--one-sided', 'count only the neighbors that follow a word')
    .addOption(
      new Option('--weighting <how>', 'what a neighbor k places away counts: 1 / k, or always 1')
        .choices(['distance', 'flat'])
        .default('distance'),
    )
    .option('--memory-limit <gigabytes>', 'count on disk what takes more (default: 3)', aboveZero)
    .option('--temporary-folder <folder>', "where on disk (default: the system's)")
    .option('--x-max <count>', 'counts from here on weigh 1', aboveZero, 10)
    .option('--exponent <number>', 'smaller counts weigh (count / x-max) to this power', atLeastZero, 0.75)
    .option('-e, --epochs <number>', 'how often to train on the counts', wholeNumber(1, 100_000), 15)
    .option('--learning-rate <number>', "AdaGrad's", aboveZero, 0.05)
    .option('--gradient-clip <number>', 'most that a component of a gradient may be', aboveZero, 100)
    .addOption(
      new Option('--vectors-of <side>', 'write the vectors of words, of contexts, or their sum')
        .choices(['sum', 'word', 'context'])
        .default('sum'),
    )
    .option(...threadsOption)
    .option(...seedOption('other vectors'))
    .option('--deterministic', 'the same seed gives the same vectors on any machine; slower');
}

/** Returns the options of `trainGloVe` that `options` stand for. */
export function toGloVeOptions(options: GloVeFlags): GloVeOptions {
  const { dimensions, window, weighting, minCount, temporaryFolder, xMax, exponent, epochs } = options;
  const { learningRate, gradientClip, threads, seed, deterministic, memoryLimit } = options;
  return {
    ...{ dimensions, window, weighting, minCount, temporaryFolder, xMax, exponent, epochs },
    ...{ learningRate, gradientClip, threads, seed, deterministic },
    maxVocabularySize: options.maxVocabulary,
    symmetric: !options.oneSided,
    memoryLimit: memoryLimit === undefined ? undefined : memoryLimit * 2 ** 30,
    output: options.vectorsOf,
  };
}

/** Returns the options that stand for `settings`, all but the threads and where to count: the reverse of {@link toGloVeOptions}. */
export function fromGloVeSettings(settings: GloVeCheckpoint['settings']): SavedOptions<GloVeFlags> {
  const { dimensions, window, weighting, minCount, xMax, exponent, epochs, learningRate, gradientClip, seed } =
    settings;
  return {
    ...{ dimensions, window, weighting, minCount, xMax, exponent, epochs, learningRate, gradientClip, seed },
    maxVocabulary: settings.maxVocabularySize,
    oneSided: !settings.symmetric,
    vectorsOf: settings.output,
    deterministic: settings.instructions === 'simd',
  };
}
