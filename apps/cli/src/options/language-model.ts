import type { LanguageModelCheckpoint, LanguageModelOptions, PositionKind } from '@firth/language-model';
import { type Command, Option } from 'commander';
import type { SavedOptions } from './checkpoint.ts';
import { aboveZero, atLeastZero, wholeNumber } from './number.ts';
import { seedOption } from './seed.ts';
import { threadsOption } from './threads.ts';

/** How a language model is to train, as the command line says it. */
export interface LanguageModelTraining {
  readonly vocabularySize: number;
  readonly dimensions: number;
  readonly layers: number;
  readonly heads: number;
  readonly context: number;
  readonly positions: PositionKind;
  readonly epochs: number;
  readonly steps?: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly minLearningRate?: number;
  readonly warmupSteps?: number;
  readonly weightDecay: number;
  readonly threads?: number;
  readonly seed: number;
  readonly deterministic?: boolean;
}

/** Adds the options of a language model's shape and training to `command`. */
export function addLanguageModelTraining(command: Command): Command {
  return command
    .option('--vocabulary-size <tokens>', 'tokens of the BPE that is trained on the text', wholeNumber(257), 1024)
    .option('-d, --dimensions <number>', "numbers in a token's vector", wholeNumber(4, 8192), 128)
    .option('--layers <number>', 'attention blocks', wholeNumber(1, 256), 4)
    .option('--heads <number>', 'attention heads in a block', wholeNumber(1, 256), 4)
    .option('--context <tokens>', 'tokens that are seen at once', wholeNumber(2, 65_536), 128)
    .addOption(
      new Option('--positions <kind>', 'how positions are told apart')
        .choices(['learned', 'sinusoidal', 'rope'])
        .default('learned'),
    )
    .option('-e, --epochs <number>', 'how often to read the text', wholeNumber(1, 100_000), 2)
    .option('--steps <number>', 'steps to train, instead of epochs', wholeNumber(1))
    .option('--batch-size <sequences>', 'sequences in a step', wholeNumber(1, 65_536), 8)
    .option('--learning-rate <number>', 'the highest', aboveZero, 0.003)
    .option('--min-learning-rate <number>', 'at the end (default: a tenth of that)', atLeastZero)
    .option('--warmup-steps <number>', 'until the highest (default: a twentieth of all, at most 200)', wholeNumber(0))
    .option('--weight-decay <number>', 'how fast weights shrink of themselves', atLeastZero, 0.1)
    .option(...threadsOption)
    .option(...seedOption('another model'))
    .option('--deterministic', 'the same seed gives the same model on any machine; slower');
}

/** Returns the options of `trainLanguageModel` that `options` stand for. */
export function toLanguageModelOptions(options: LanguageModelTraining): LanguageModelOptions {
  const { vocabularySize, dimensions, layers, heads, context, positions, epochs, steps, batchSize } = options;
  const { learningRate, minLearningRate, warmupSteps, weightDecay, threads, seed, deterministic } = options;
  return {
    ...{ vocabularySize, dimensions, layers, heads, context, positions, epochs, steps, batchSize },
    ...{ learningRate, minLearningRate, warmupSteps, weightDecay, threads, seed, deterministic },
  };
}

/** Returns the options that stand for `settings`, all but the threads: the reverse of {@link toLanguageModelOptions}. */
export function fromLanguageModelSettings(
  settings: LanguageModelCheckpoint['settings'],
): SavedOptions<LanguageModelTraining> {
  const { vocabularySize, dimensions, layers, heads, context, positions, epochs, steps, batchSize } = settings;
  const { learningRate, minLearningRate, warmupSteps, weightDecay, seed, instructions } = settings;
  return {
    ...{ vocabularySize, dimensions, layers, heads, context, positions, epochs, steps, batchSize },
    ...{ learningRate, minLearningRate, warmupSteps, weightDecay, seed, deterministic: instructions === 'simd' },
  };
}
